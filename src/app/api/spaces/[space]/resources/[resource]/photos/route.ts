import { receiveResourcePhoto } from '@/wiring/resource-photo-routes';

export const POST = async (request: Request, { params }: { params: Promise<{ space: string; resource: string }> }) =>
  receiveResourcePhoto(request, await params);
