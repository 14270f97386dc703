import { serveEventsCalendar } from '@/wiring/event-feed-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string }> }) =>
  serveEventsCalendar(request, await params);
