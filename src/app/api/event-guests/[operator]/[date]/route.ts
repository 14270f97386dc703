import { serveGuestTable } from '@/wiring/event-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; date: string }> }) =>
  serveGuestTable(request, await params);
