import type { ChannelTable } from './channel-table';
import { HttpRefusal } from './http-refusal';

export type ChannelAttribute = 'user_count' | 'subscription_count';

/** The attributes asked for in `info=a,b`. */
export function parseInfo(info: string | undefined): ChannelAttribute[] {
  if (!info) return [];
  return info.split(',').map((attribute) => {
    if (attribute === 'user_count' || attribute === 'subscription_count') return attribute;
    throw new HttpRefusal(400, `Unknown info attribute: ${attribute.slice(0, 50)}`);
  });
}

export function channelInfo(channels: ChannelTable, name: string, info: readonly ChannelAttribute[]) {
  const answer: { user_count?: number; subscription_count?: number } = {};
  if (info.includes('user_count') && name.startsWith('presence-')) answer.user_count = channels.members(name).size;
  if (info.includes('subscription_count')) answer.subscription_count = channels.subscriptionCount(name);
  return answer;
}

/** All occupied channels whose name starts so. Signed-in users' own channels are not listed. */
export function listChannels(channels: ChannelTable, prefix: string, info: readonly ChannelAttribute[]) {
  if (info.includes('user_count') && !prefix.startsWith('presence-')) {
    throw new HttpRefusal(400, 'user_count may only be requested for presence channels: set filter_by_prefix');
  }
  const names = channels.names().filter((name) => name.startsWith(prefix) && !name.startsWith('#'));
  return Object.fromEntries(names.map((name) => [name, channelInfo(channels, name, info)]));
}
