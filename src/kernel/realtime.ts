import type { PersonId, SpaceId } from './ids';

/** What one can listen to: everything that changes in a space, what can be booked there and when it is open and what it costs, or everything that concerns one person. */
export type Topic = { kind: 'space'; spaceId: SpaceId } | { kind: 'person'; personId: PersonId };
export type TopicName = `private-space-${string}` | `private-plan-${string}` | `private-person-${string}`;

/** The only event ever sent. It says that something changed, never what: each screen fetches again through its own rights. */
export const NUDGE = 'nudge';
export type Nudge = { topic: TopicName; version: string };

export const spaceTopic = (spaceId: SpaceId): TopicName => `private-space-${spaceId}`;
/** Hours, resources and prices alone: they change once in a while. */
export const planTopic = (spaceId: SpaceId): TopicName => `private-plan-${spaceId}`;
export const personTopic = (personId: PersonId): TopicName => `private-person-${personId}`;

const TOPIC = /^private-(space|plan|person)-([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/**
 * What a channel name means here, or null. Only the one spelling that the functions above write is understood; whoever may hear of a space
 * may hear of its plan.
 * By hand and not by zod, which would come along to every page that is live.
 */
export function parseTopic(name: string): Topic | null {
  const [, kind, id] = TOPIC.exec(name) ?? [];
  if (kind === 'space' || kind === 'plan') return { kind: 'space', spaceId: id as SpaceId };
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
