import { checkHealth } from '@/server/health';

/** For whoever watches over the server: 200 while every part works, 503 when one does not. */
export async function GET(): Promise<Response> {
  const { ok, ...parts } = await checkHealth();
  return Response.json(
    { status: ok ? 'ok' : 'unwell', ...parts },
    { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}

// Asked of the running server each time, never of the build.
export const dynamic = 'force-dynamic';
