/**
 * The Pusher Channels protocol, version 7: names, limits and codes.
 * Source: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol
 */
export const PROTOCOL_VERSION = 7;

export const LIMITS = {
  /** Bytes of `data` in one event. */
  eventData: 10_240,
  eventName: 200,
  channelName: 200,
  channelsPerEvent: 100,
  eventsPerBatch: 10,
  /** Bytes of one WebSocket message: a client event of full size whose data is escaped as JSON, and its envelope. */
  socketMessage: 32_768,
  /** Bytes of one HTTP body: a full batch, escaped. */
  httpBody: 262_144,
  presenceMembers: 100,
  presenceUserId: 128,
  presenceUserInfo: 1_024,
  channelsPerSocket: 200,
  clientEventsPerSecond: 10,
  /** Seconds that a signed HTTP request stays good, either side of now. */
  signatureWindow: 600,
  /** Bytes waiting for a client that does not read; beyond this it is sent away, to come back and fetch again. */
  socketBacklog: 1_048_576,
} as const;

/** 4000-4099: do not come back unchanged. 4100-4199: come back after a second. 4200-4299: come back at once. 43xx: anything else. */
export const CLOSE = {
  appUnknown: { code: 4001, reason: 'Application does not exist' },
  pathUnknown: { code: 4005, reason: 'Path not found' },
  versionMalformed: { code: 4006, reason: 'Invalid version string format' },
  versionUnsupported: { code: 4007, reason: 'Unsupported protocol version' },
  versionMissing: { code: 4008, reason: 'No protocol version supplied' },
  unauthorised: { code: 4009, reason: 'Connection is unauthorized' },
  overCapacity: { code: 4100, reason: 'Over capacity' },
  reconnect: { code: 4200, reason: 'Please reconnect' },
  noPong: { code: 4201, reason: 'Pong reply not received' },
} as const;

export type CloseReason = (typeof CLOSE)[keyof typeof CLOSE];

export const CLIENT_EVENT_REJECTED = 4301;

type ChannelKind = 'public' | 'private' | 'encrypted' | 'presence' | 'user';

const USER_CHANNEL = '#server-to-user-';
const CHANNEL_NAME = /^[A-Za-z0-9_\-=@,.;]+$/;

/** What kind of channel a name asks for, or null when it is no channel name. */
export function channelKind(name: string): ChannelKind | null {
  if (name.length > LIMITS.channelName) return null;
  if (name.startsWith(USER_CHANNEL)) return name.length > USER_CHANNEL.length ? 'user' : null;
  if (!CHANNEL_NAME.test(name)) return null;
  if (name.startsWith('private-encrypted-')) return 'encrypted';
  if (name.startsWith('private-')) return 'private';
  return name.startsWith('presence-') ? 'presence' : 'public';
}

/** The channel on which one signed-in user hears the server. */
export const userChannel = (userId: string) => USER_CHANNEL + userId;

/** One message as text. Its data travels as a string inside the JSON ("double encoding"), except in `pusher:error`. */
export function encodeEvent(event: string, data: unknown, more: { channel?: string; user_id?: string } = {}): string {
  return JSON.stringify({ event, ...more, data: typeof data === 'string' ? data : JSON.stringify(data) });
}

export const encodeError = (code: number | null, message: string) =>
  JSON.stringify({ event: 'pusher:error', data: { code, message } });
