import { receiveLinkedPhotos } from '@/wiring/talk-form-routes';

export const POST = (request: Request) => receiveLinkedPhotos(request);
