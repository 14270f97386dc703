import type { GiveWay } from '@/features/availability/domain/nearest-wish';
import type { FindReason } from '@/features/availability/domain/rank-places';

/** Why a place stands where it does, in a few words. */
export const REASON_WORDS: Readonly<Record<FindReason, string>> = {
  exact_fit: 'Seats just as many',
  has_all: 'Has all you asked for',
  usual: 'Your usual',
  soonest: 'Soonest',
  whole_window: 'Free all of that time',
};

/** What one gives in on, as the lead of an offer. */
export const GIVE_WAY_WORDS: Readonly<Record<GiveWay, string>> = {
  other_day: 'On another day',
  other_time: 'At another time of the day',
  without: 'Without everything you asked for',
  smaller: 'A smaller place',
  other_place: 'Another place',
  shorter: 'For a shorter time',
  other_kind: 'Another kind of place',
};
