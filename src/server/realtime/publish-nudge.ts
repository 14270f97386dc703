import Pusher from 'pusher';
import { DomainError } from '@/kernel/domain-error';
import { NUDGE, type Nudge, type TopicName } from '@/kernel/realtime';
import { pusherFor } from './pusher-client';
import { realtimeSettings } from './realtime-settings';

const GIVE_UP_AFTER_MS = 2000;
/** What one batch may hold, by https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-batch-events */
const BATCH = 10;

/**
 * Tells everybody who listens that something changed. Call it after the commit, from a job: it goes over the network.
 * Where nothing is configured to be live it does nothing. Throws `upstream` when the realtime server can't be reached or refuses.
 */
export async function publishNudges(
  topics: readonly TopicName[],
  version: string,
  settings = realtimeSettings(),
): Promise<void> {
  if (!settings) return;
  const events = [...new Set(topics)].map((topic) => ({
    channel: topic,
    name: NUDGE,
    data: { topic, version } satisfies Nudge,
  }));
  const pusher = pusherFor(settings, GIVE_UP_AFTER_MS);
  try {
    for (let at = 0; at < events.length; at += BATCH) {
      // The answer is read to its end so that its socket is free again.
      await (await pusher.triggerBatch(events.slice(at, at + BATCH))).text();
    }
  } catch (error) {
    throw unreachable(error);
  }
}

/** The SDK's own error repeats the signed address; what leaves here does not. */
function unreachable(error: unknown): DomainError<'realtime.unreachable'> {
  const status = error instanceof Pusher.RequestError ? error.status : undefined;
  return new DomainError('upstream', 'realtime.unreachable', status === undefined ? {} : { status });
}
