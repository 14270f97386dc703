import { serveInvoicesTable } from '@/wiring/account-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string }> }) =>
  serveInvoicesTable(request, await params);
