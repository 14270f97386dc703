import { serveResourcePhoto } from '@/wiring/resource-photo-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; photo: string }> }) =>
  serveResourcePhoto(request, await params);
