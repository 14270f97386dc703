import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import type { SeriesPart } from '@/features/recurrence/domain/series-part';
import type { BookingGuest, BookingStatus } from '../bookings.contract';
import type { Wanting } from './wanted';
import type { SeriesPause, SeriesScope } from '../series-change.contract';

/** One part of a series: a rule, a place, and what all of its dates share. */
export type LivePart = SeriesPart & {
  readonly id: SeriesId;
  /** Which of the times of a week it is of. */
  readonly block: number;
  readonly resourceId: ResourceId;
  readonly durationMinutes: number;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  readonly extras: readonly BookedExtra[];
  readonly madeUntil: LocalDate;
};

/** One date of a series as it stands. */
export type LiveDate = TimeRange & {
  readonly bookingId: BookingId;
  readonly partId: SeriesId;
  readonly originalLocalStart: LocalDateTime;
  readonly resourceId: ResourceId;
  readonly status: BookingStatus;
  /** It was handed over, and is none of this member's dates any more. */
  readonly leftSeries: boolean;
  readonly checkedIn: boolean;
  /** A change of the series gave it back: where the pattern makes it again, it is wanted again. */
  readonly givenBack: boolean;
  /** Skipped, and wanted still. */
  readonly wanted: Wanting['how'] | null;
  /** Made or moved by itself, and not to be had: its member has not said yet what becomes of it. */
  readonly undecided: boolean;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  readonly extras: readonly BookedExtra[];
};

export type SeriesWish = {
  readonly bookingId: BookingId;
  readonly scope: SeriesScope;
  readonly resourceId?: ResourceId;
  /** The chosen date's new start. */
  readonly localStart?: LocalDateTime;
  readonly durationMinutes?: number;
  readonly rule?: RecurrenceRule;
  readonly note?: string;
  readonly guests?: readonly BookingGuest[];
  readonly extras?: readonly BookedExtra[];
  readonly keepOwn: boolean;
  /** How many months ahead the owner has series without an end made here; null for a year. */
  readonly aheadMonths?: number | null;
  /** Whether the other blocks get the place, the note, the guests and the extras too (not unless wished), the end and a pause (unless not wished). */
  readonly others?: boolean;
  /** The days of a pause, both included; alone it changes nothing else. */
  readonly pause?: SeriesPause;
  /** It is somebody else's from here on; alone it changes nothing else. */
  readonly handOver?: boolean;
  /** The chosen date leaves it; alone it changes nothing else. */
  readonly keepOnly?: 'others_stay' | 'others_end';
};

/** What a date is to be. */
export type WantedDate = TimeRange & {
  readonly localStart: LocalDateTime;
  readonly resourceId: ResourceId;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  readonly extras: readonly BookedExtra[];
};

/**
 * Wanted: it is to be different, or new, and has to be judged. The others ask for nothing: same, own (by hand, and kept), gone (given back), left out
 * (cancelled or handed over before), past (begun or checked in).
 */
export type Fate = 'wanted' | 'same' | 'own' | 'gone' | 'left_out' | 'past';
export type ReckonedDate = {
  readonly date: LiveDate | null;
  /** Which part it belongs to from now on; null where it stays with its own. */
  readonly part: number | null;
  readonly fate: Fate;
  readonly wanted: WantedDate;
};

export type ReckonedPart = {
  readonly was: LivePart;
  /** What stays of it before the change; null where nothing does. */
  readonly before: SeriesPart | null;
  /** What it becomes; null where it ends here. */
  readonly becomes: LivePart | null;
  /** It keeps its identity in calendars: no date stays behind. */
  readonly inPlace: boolean;
};
export type ReckonedSeries = {
  readonly parts: readonly ReckonedPart[];
  readonly dates: readonly ReckonedDate[];
  readonly derivedAgain: boolean;
};
