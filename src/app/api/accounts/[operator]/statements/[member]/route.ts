import { serveStatement } from '@/wiring/account-routes';

export const GET = async (request: Request, { params }: { params: Promise<{ operator: string; member: string }> }) =>
  serveStatement(request, await params);
