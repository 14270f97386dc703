import { serveEventsAtom } from '@/wiring/event-feed-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string }> }) =>
  serveEventsAtom(request, await params);
