import { encodeEvent, LIMITS } from './protocol';

export type PresenceMember = { userId: string; userInfo: unknown };

/** Whoever can be sent a message: a connection, seen from the channels. */
export type Subscriber = { readonly socketId: string; send(message: string): void };

type Channel = { subscribers: Map<Subscriber, PresenceMember | null> };

/** Who listens to what. A channel exists while somebody is in it. */
export class ChannelTable {
  private readonly channels = new Map<string, Channel>();

  names(): string[] {
    return [...this.channels.keys()];
  }

  subscriptionCount(name: string): number {
    return this.channels.get(name)?.subscribers.size ?? 0;
  }

  has(name: string, subscriber: Subscriber): boolean {
    return this.channels.get(name)?.subscribers.has(subscriber) ?? false;
  }

  /** The members of a presence channel: somebody in several tabs is there once, as first introduced. */
  members(name: string): Map<string, unknown> {
    const members = new Map<string, unknown>();
    for (const member of this.channels.get(name)?.subscribers.values() ?? []) {
      if (member && !members.has(member.userId)) members.set(member.userId, member.userInfo);
    }
    return members;
  }

  memberOf(name: string, subscriber: Subscriber): PresenceMember | null {
    return this.channels.get(name)?.subscribers.get(subscriber) ?? null;
  }

  hasRoomFor(name: string, userId: string): boolean {
    const members = this.members(name);
    return members.has(userId) || members.size < LIMITS.presenceMembers;
  }

  join(name: string, subscriber: Subscriber, member: PresenceMember | null): void {
    const isNew = member !== null && !this.members(name).has(member.userId);
    const channel = this.channels.get(name) ?? { subscribers: new Map() };
    channel.subscribers.set(subscriber, member);
    this.channels.set(name, channel);
    if (!isNew) return;
    const added = { user_id: member.userId, user_info: member.userInfo };
    this.broadcast(name, encodeEvent('pusher_internal:member_added', added, { channel: name }), subscriber.socketId);
  }

  leave(name: string, subscriber: Subscriber): void {
    const channel = this.channels.get(name);
    const member = channel?.subscribers.get(subscriber);
    if (!channel?.subscribers.delete(subscriber)) return;
    if (channel.subscribers.size === 0) this.channels.delete(name);
    if (!member || this.members(name).has(member.userId)) return;
    const removed = { user_id: member.userId };
    this.broadcast(name, encodeEvent('pusher_internal:member_removed', removed, { channel: name }));
  }

  /** Sends to all in the channel but one. */
  broadcast(name: string, message: string, exceptSocketId?: string): void {
    for (const subscriber of this.channels.get(name)?.subscribers.keys() ?? []) {
      if (subscriber.socketId !== exceptSocketId) subscriber.send(message);
    }
  }
}
