import { pusherFor } from './pusher-client';
import { realtimeSettings, type RealtimeSettings } from './realtime-settings';

/** `off`: not configured, which is no fault. */
export type RealtimeHealth = 'up' | 'down' | 'off';

const GIVE_UP_AFTER_MS = 900;
const GOOD_FOR_MS = 3000;

/** Asks the realtime server something harmless; answers within a second whatever happens. */
export async function checkRealtime(settings = realtimeSettings()): Promise<RealtimeHealth> {
  if (!settings) return 'off';
  let late: NodeJS.Timeout | undefined;
  // The SDK's timeout ends with the headers; this one covers a body that never comes.
  const tooLate = new Promise<RealtimeHealth>((resolve) => {
    late = setTimeout(() => resolve('down'), GIVE_UP_AFTER_MS + 50);
  });
  try {
    return await Promise.race([ask(settings), tooLate]);
  } finally {
    clearTimeout(late);
  }
}

async function ask(settings: RealtimeSettings): Promise<RealtimeHealth> {
  try {
    const params = { filter_by_prefix: 'health-check-' };
    await (await pusherFor(settings, GIVE_UP_AFTER_MS).get({ path: '/channels', params })).text();
    return 'up';
  } catch {
    return 'down';
  }
}

let latest: { until: number; answer: Promise<RealtimeHealth> } | undefined;

/**
 * For browsers that wonder whether knocking is worth it: one check serves all of them for three seconds.
 * A browser writes each failed WebSocket into its console, so it asks here before it tries again.
 */
export async function realtimeStatus(): Promise<{ reachable: boolean }> {
  if (!latest || Date.now() >= latest.until) latest = { until: Date.now() + GOOD_FOR_MS, answer: checkRealtime() };
  return { reachable: (await latest.answer) === 'up' };
}
