import type { ChannelTable } from './channel-table';
import { parseInfo, type ChannelAttribute } from './channel-queries';
import { HttpRefusal } from './http-refusal';
import { channelKind, encodeEvent, LIMITS } from './protocol';
import { isRecord } from './subscriptions';

type PublishedEvent = {
  name: string;
  data: string;
  channels: string[];
  exceptSocketId: string | undefined;
  info: ChannelAttribute[];
};

export function publish(channels: ChannelTable, event: PublishedEvent): void {
  for (const channel of event.channels) {
    channels.broadcast(channel, encodeEvent(event.name, event.data, { channel }), event.exceptSocketId);
  }
}

/** The body of `POST /events`: one event for up to 100 channels. */
export function readEvent(body: Buffer): PublishedEvent {
  const event = parse(body);
  const wanted: unknown = event.channels ?? (event.channel === undefined ? undefined : [event.channel]);
  if (!Array.isArray(wanted) || wanted.length === 0) throw new HttpRefusal(400, 'Missing required parameter: channels');
  if (wanted.length > LIMITS.channelsPerEvent) {
    throw new HttpRefusal(400, `An event can be sent to at most ${LIMITS.channelsPerEvent} channels`);
  }
  return checked(event, wanted);
}

/** The body of `POST /batch_events`: up to ten events, one channel each. All are checked before any is sent. */
export function readBatch(body: Buffer): PublishedEvent[] {
  const { batch } = parse(body);
  if (!Array.isArray(batch)) throw new HttpRefusal(400, 'Missing required parameter: batch');
  if (batch.length > LIMITS.eventsPerBatch) {
    throw new HttpRefusal(400, `A batch has at most ${LIMITS.eventsPerBatch} events`);
  }
  return batch.map((event: unknown) => {
    if (!isRecord(event)) throw new HttpRefusal(400, 'Each event of a batch is an object');
    return checked(event, [event.channel]);
  });
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isRecord(value)) return value;
  } catch {
    // answered below like any other body that is no object
  }
  throw new HttpRefusal(400, 'The body must be a JSON object');
}

function checked(event: Record<string, unknown>, wanted: readonly unknown[]): PublishedEvent {
  const { name, data, socket_id: socketId, info } = event;
  if (typeof name !== 'string' || name === '') throw new HttpRefusal(400, 'Missing required parameter: name');
  if (name.length > LIMITS.eventName) throw new HttpRefusal(400, 'Event name too long');
  if (typeof data !== 'string') throw new HttpRefusal(400, 'Missing required parameter: data (a string)');
  if (Buffer.byteLength(data) > LIMITS.eventData) {
    throw new HttpRefusal(413, `The data of an event is limited to ${LIMITS.eventData} bytes`);
  }
  const channels = wanted.map((channel) => {
    if (typeof channel === 'string' && channelKind(channel)) return channel;
    throw new HttpRefusal(400, 'Invalid channel name');
  });
  if (socketId !== undefined && (typeof socketId !== 'string' || !/^\d+\.\d+$/.test(socketId))) {
    throw new HttpRefusal(400, 'Invalid socket_id');
  }
  const attributes = parseInfo(typeof info === 'string' ? info : undefined);
  return { name, data, channels: [...new Set(channels)], exceptSocketId: socketId, info: attributes };
}
