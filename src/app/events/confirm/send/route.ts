import { receiveConfirm } from '@/wiring/event-form-routes';

export const POST = (request: Request) => receiveConfirm(request);
