import { serveEventPhoto } from '@/wiring/event-photo-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; photo: string }> }) =>
  serveEventPhoto(request, await params);
