import { serveOwnFeed } from '@/wiring/event-feed-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ token: string }> }) =>
  serveOwnFeed(request, await params);
