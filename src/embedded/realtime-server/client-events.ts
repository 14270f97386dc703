import { channelKind, CLIENT_EVENT_REJECTED, LIMITS } from './protocol';

type ClientEvent = { event: string; channel: string; text: string; isIn: boolean; times: number[]; now: number };

/**
 * Why a client's own event is not passed on, or null. `times` are those of its latest events; it is kept by this function.
 * https://pusher.com/docs/channels/using_channels/events/#triggering-client-events
 */
export function rejectClientEvent(sent: ClientEvent): { code: number | null; message: string } | null {
  const { event, channel, text, isIn, times, now } = sent;
  const kind = channelKind(channel);
  if (kind !== 'private' && kind !== 'presence') {
    return { code: null, message: 'Client event rejected: only supported on private and presence channels' };
  }
  if (!isIn) return { code: null, message: `Client event rejected: you are not subscribed to ${channel}` };
  if (event.length > LIMITS.eventName) return { code: null, message: 'Client event rejected: name too long' };
  if (Buffer.byteLength(text) > LIMITS.eventData)
    return { code: null, message: 'Client event rejected: data too large' };
  while (times[0] !== undefined && times[0] <= now - 1000) times.shift();
  if (times.length >= LIMITS.clientEventsPerSecond) {
    return { code: CLIENT_EVENT_REJECTED, message: 'Client event rejected due to rate limit' };
  }
  times.push(now);
  return null;
}
