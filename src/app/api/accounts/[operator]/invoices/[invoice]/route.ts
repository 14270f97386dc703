import { serveInvoice } from '@/wiring/account-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; invoice: string }> }) =>
  serveInvoice(request, await params);
