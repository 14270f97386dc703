import type { ChannelTable, PresenceMember } from './channel-table';
import { channelKind, CLOSE, LIMITS, userChannel } from './protocol';
import { coversText, type AppCredentials } from './signatures';

type Asker = { socketId: string; user: { id: string; info: unknown } | null };
type Admission = { ok: true; member: PresenceMember | null } | { ok: false; code: number | null; message: string };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refused = (message: string, code: number | null = null): Admission => ({ ok: false, code, message });
const unauthorised = (name: string) =>
  refused(`${CLOSE.unauthorised.reason}: invalid signature for ${name}`, CLOSE.unauthorised.code);

/** Whether this connection may join the channel, and in a presence channel as whom. */
export function admit(
  app: AppCredentials,
  channels: ChannelTable,
  { socketId, user }: Asker,
  name: string,
  data: Record<string, unknown>,
): Admission {
  const kind = channelKind(name);
  const open: Admission = { ok: true, member: null };
  if (kind === null) return refused('Invalid channel name');
  if (kind === 'public') return open;
  if (kind === 'user') return user && name === userChannel(user.id) ? open : unauthorised(name);
  const channelData = data.channel_data;
  if (typeof channelData !== 'string') {
    if (!coversText(app, data.auth, `${socketId}:${name}`)) return unauthorised(name);
    if (kind !== 'presence') return open;
    if (!user) return refused('A presence channel needs channel_data with a user_id');
    return withRoom(channels, name, { userId: user.id, userInfo: user.info });
  }
  if (!coversText(app, data.auth, `${socketId}:${name}:${channelData}`)) return unauthorised(name);
  if (kind !== 'presence') return open;
  const member = parseMember(channelData);
  return member ? withRoom(channels, name, member) : refused('A presence channel needs channel_data with a user_id');
}

function withRoom(channels: ChannelTable, name: string, member: PresenceMember): Admission {
  return channels.hasRoomFor(name, member.userId)
    ? { ok: true, member }
    : refused(`A presence channel has at most ${LIMITS.presenceMembers} members`);
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Back ends in some languages send a number as user id; the protocol speaks of it as text. */
function parseMember(channelData: string): PresenceMember | null {
  const parsed = parseJson(channelData);
  const id = parsed?.user_id;
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  const userId = String(id);
  const userInfo = parsed?.user_info ?? null;
  if (userId === '' || userId.length > LIMITS.presenceUserId) return null;
  return Buffer.byteLength(JSON.stringify(userInfo)) > LIMITS.presenceUserInfo ? null : { userId, userInfo };
}

/** The user vouched for by the app's server, or null when the signature or the data is wrong. */
export function signIn(app: AppCredentials, socketId: string, data: Record<string, unknown>) {
  if (typeof data.user_data !== 'string') return null;
  if (!coversText(app, data.auth, `${socketId}::user::${data.user_data}`)) return null;
  const parsed = parseJson(data.user_data);
  const id = parsed?.id;
  return typeof id === 'string' && id !== '' ? { id, info: parsed?.user_info ?? null } : null;
}
