import { receiveEventTalk } from '@/wiring/talk-form-routes';

export const POST = (request: Request) => receiveEventTalk(request);
