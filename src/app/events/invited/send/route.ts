import { receiveInvited } from '@/wiring/event-form-routes';

export const POST = (request: Request) => receiveInvited(request);
