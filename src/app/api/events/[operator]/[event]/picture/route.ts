import { serveEventPicture } from '@/wiring/event-picture-route';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; event: string }> }) =>
  serveEventPicture(request, await params);
