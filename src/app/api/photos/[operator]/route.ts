import { receivePhoto } from '@/wiring/photo-routes';

export const POST = async (request: Request, { params }: { params: Promise<{ operator: string }> }) =>
  receivePhoto(request, await params);
