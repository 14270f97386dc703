import { serveEventFile } from '@/wiring/event-feed-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; event: string }> }) =>
  serveEventFile(request, await params);
