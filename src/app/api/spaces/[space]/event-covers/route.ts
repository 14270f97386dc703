import { receiveEventCover } from '@/wiring/event-cover-routes';

export const POST = async (request: Request, { params }: { params: Promise<{ space: string }> }) =>
  receiveEventCover(request, await params);
