import { receiveEventPhoto } from '@/wiring/event-photo-routes';

export const POST = async (request: Request, { params }: { params: Promise<{ operator: string; date: string }> }) =>
  receiveEventPhoto(request, await params);
