import type { ResourceKind } from '@/kernel/resource-kind';

const WORDS: Record<ResourceKind, readonly [one: string, many: string]> = {
  desk: ['desk', 'desks'],
  meeting_room: ['meeting room', 'meeting rooms'],
  private_office: ['private office', 'private offices'],
  phone_booth: ['phone booth', 'phone booths'],
  event_space: ['event space', 'event spaces'],
  parking: ['parking place', 'parking places'],
};

/** So many of a kind: "1 desk", "4 meeting rooms". */
export const countOfKind = (kind: ResourceKind, count: number): string =>
  `${count} ${WORDS[kind][count === 1 ? 0 : 1]}`;

/** The order in which kinds are named: what most people come for first. */
export const byKind = (a: { readonly kind: ResourceKind }, b: { readonly kind: ResourceKind }): number => {
  const order = Object.keys(WORDS);
  return order.indexOf(a.kind) - order.indexOf(b.kind);
};
