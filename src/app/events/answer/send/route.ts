import { receiveAnswerByLink } from '@/wiring/event-form-routes';

export const POST = (request: Request) => receiveAnswerByLink(request);
