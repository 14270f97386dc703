import { realtimeStatus } from '@/server/realtime/realtime-health';

/** Asked by pages that have lost their live connection, before they try again. */
export async function GET(): Promise<Response> {
  return Response.json(await realtimeStatus(), { headers: { 'cache-control': 'no-store' } });
}

// Read at each request, never at build time.
export const dynamic = 'force-dynamic';
