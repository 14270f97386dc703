import { DomainError } from '@/kernel/domain-error';
import { parseTopic, type Topic } from '@/kernel/realtime';
import { pusherFor } from './pusher-client';
import { realtimeSettings } from './realtime-settings';

type Request = {
  socketId: string;
  channelName: string;
  /** Whether whoever asks may listen to this: a member of the space's operator, or the person themselves. */
  mayHear: (topic: Topic) => boolean | Promise<boolean>;
};

/**
 * Signs a browser's wish to listen. Throws `invalid` for what is no socket id, and `forbidden` alike for a channel that does
 * not exist and one that is not theirs, so that nobody can find out which spaces and people there are.
 */
export async function authoriseChannel(
  { socketId, channelName, mayHear }: Request,
  settings = realtimeSettings(),
): Promise<{ auth: string }> {
  if (!/^\d{1,20}\.\d{1,20}$/.test(socketId)) throw new DomainError('invalid', 'realtime.socket_id_invalid');
  const topic = parseTopic(channelName);
  if (!settings || !topic || !(await mayHear(topic))) throw new DomainError('forbidden', 'realtime.channel_refused');
  const { auth } = pusherFor(settings, 1000).authorizeChannel(socketId, channelName);
  return { auth };
}
