import { CircleCheck, Clock, DoorOpen, Hourglass, TriangleAlert, UserX, type LucideIcon } from 'lucide-react';
import { KIND_WORD } from '@/features/floor-plan/domain/state-words';
import { KIND_ICON } from '@/features/floor-plan/ui/resource-list-twin';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import type { BookingState } from '../domain/calendar-view';

export type ColourBy = 'kind' | 'state';
type Look = { readonly words: string; readonly icon: LucideIcon; readonly look: string };

// Whole names, so that Tailwind finds them. Colour is never alone: each has its icon and its word.
const KIND_LOOK: Record<ResourceKind, string> = {
  desk: 'avatar-tone-3',
  meeting_room: 'avatar-tone-5',
  private_office: 'avatar-tone-6',
  phone_booth: 'avatar-tone-1',
  event_space: 'avatar-tone-7',
  parking: 'avatar-tone-4',
};
const STATE_LOOK: Record<BookingState, Look> = {
  requested: { words: 'Asked for', icon: Hourglass, look: 'state-held' },
  late: { words: 'Late', icon: TriangleAlert, look: 'bg-warn-soft text-warn border-warn' },
  expected: { words: 'Within the hour', icon: Clock, look: 'bg-accent-soft text-accent-ink border-accent-ink' },
  in: { words: 'In', icon: DoorOpen, look: 'bg-success-soft text-success border-success' },
  later: { words: 'Later', icon: Clock, look: 'bg-surface text-ink border-line-strong' },
  gone: { words: 'Gone', icon: CircleCheck, look: 'bg-sunken text-ink-muted border-line-strong' },
  no_show: { words: 'Did not come', icon: UserX, look: 'bg-danger-soft text-danger border-danger border-dashed' },
};

export const STATES = Object.keys(STATE_LOOK) as BookingState[];
export const stateWordsOf = (state: BookingState): string => STATE_LOOK[state].words;

/** How a booking is drawn: its colours, icon, and the word that they stand for. */
export const lookOf = (by: ColourBy, kind: ResourceKind, state: BookingState): Look =>
  by === 'state' || state === 'requested' || state === 'no_show'
    ? STATE_LOOK[state]
    : { words: KIND_WORD[kind], icon: KIND_ICON[kind], look: `${KIND_LOOK[kind]} border-current/40` };

/** What the colours mean, for what is drawn. */
export function legendOf(by: ColourBy, kinds: readonly ResourceKind[]): Look[] {
  if (by === 'state') return STATES.map((state) => STATE_LOOK[state]);
  return [
    ...RESOURCE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => lookOf('kind', kind, 'later')),
    STATE_LOOK.requested,
    STATE_LOOK.no_show,
  ];
}
