import { receiveAskToCome } from '@/wiring/event-form-routes';

export const POST = async (request: Request, { params }: { params: Promise<{ operator: string; event: string }> }) =>
  receiveAskToCome(request, await params);
