import { receiveAllDates } from '@/wiring/all-dates-form-route';

export const POST = (request: Request) => receiveAllDates(request);
