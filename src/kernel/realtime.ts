import type { PersonId, SpaceId } from './ids';

/** What one can listen to: everything that changes in a space, or everything that concerns one person. */
export type Topic = { kind: 'space'; spaceId: SpaceId } | { kind: 'person'; personId: PersonId };
export type TopicName = `private-space-${string}` | `private-person-${string}`;

/** The only event ever sent. It says that something changed, never what: each screen fetches again through its own rights. */
export const NUDGE = 'nudge';
export type Nudge = { topic: TopicName; version: string };

export const spaceTopic = (spaceId: SpaceId): TopicName => `private-space-${spaceId}`;
export const personTopic = (personId: PersonId): TopicName => `private-person-${personId}`;

const TOPIC = /^private-(space|person)-([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/**
 * What a channel name means here, or null. Only the one spelling that the two functions above write is understood.
 * By hand and not by zod, which would come along to every page that is live.
 */
export function parseTopic(name: string): Topic | null {
  const [, kind, id] = TOPIC.exec(name) ?? [];
  if (kind === 'space') return { kind, spaceId: id as SpaceId };
  return kind === 'person' ? { kind, personId: id as PersonId } : null;
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
