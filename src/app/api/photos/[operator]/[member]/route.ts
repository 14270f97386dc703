import { servePhoto } from '@/wiring/photo-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; member: string }> }) =>
  servePhoto(request, await params);
