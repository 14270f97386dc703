import { serveEventCover } from '@/wiring/event-cover-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; cover: string }> }) =>
  serveEventCover(request, await params);
