import { serveEventReport } from '@/wiring/event-report-route';

export const GET = async (request: Request, { params }: { params: Promise<{ space: string }> }) =>
  serveEventReport(request, await params);
