import { idSchema, type PersonId, type SpaceId } from './ids';

/** What one can listen to: everything that changes in a space, or everything that concerns one person. */
export type Topic = { kind: 'space'; spaceId: SpaceId } | { kind: 'person'; personId: PersonId };
export type TopicName = `private-space-${string}` | `private-person-${string}`;

/** The only event ever sent. It says that something changed, never what: each screen fetches again through its own rights. */
export const NUDGE = 'nudge';
export type Nudge = { topic: TopicName; version: string };

export const spaceTopic = (spaceId: SpaceId): TopicName => `private-space-${spaceId}`;
export const personTopic = (personId: PersonId): TopicName => `private-person-${personId}`;

const [spaceId, personId] = [idSchema<'space'>(), idSchema<'person'>()];

/** What a channel name means here, or null. Only the one spelling that the two functions above write is understood. */
export function parseTopic(name: string): Topic | null {
  const [, kind, id] = /^private-(space|person)-([0-9a-f-]{36})$/.exec(name) ?? [];
  if (kind === 'space') {
    const read = spaceId.safeParse(id);
    return read.success ? { kind, spaceId: read.data } : null;
  }
  const read = personId.safeParse(id);
  return kind === 'person' && read.success ? { kind, personId: read.data } : null;
}

/** How a browser reaches the realtime server: what it may know, and no secret. */
export type RealtimePublicConfig = {
  key: string;
  cluster: string;
  wsHost?: string;
  wsPort?: number;
  wssPort?: number;
  forceTLS: boolean;
};
