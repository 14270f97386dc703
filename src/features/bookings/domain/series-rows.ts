import type { CancellationId, MemberId, PersonId, SeriesId } from '@/kernel/ids';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { BookingGuest } from '../bookings.contract';
import type { LiveDate } from './live-series';

/** A part of a series as its row has it. */
export type PartRow = {
  readonly id: SeriesId;
  readonly block: number;
  readonly resourceId: LiveDate['resourceId'];
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly rrule: string;
  readonly exdates: readonly LocalDateTime[];
  readonly rdates: readonly LocalDateTime[];
  readonly madeUntil: LocalDate;
  readonly status: 'live' | 'ended';
  readonly sequence: number;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  readonly extras: readonly BookedExtra[];
};

/** A date of a series as its row has it. */
export type DateRow = LiveDate & {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  /** How it stood while it was no date of a series: it becomes the first of one. */
  readonly stood?: {
    readonly partId: SeriesId | null;
    readonly originalLocalStart: string | null;
    readonly leftSeries: boolean;
  };
  readonly skipReason: string | null;
  readonly cancellationId: CancellationId | null;
  readonly releaseAt: Date | null;
  readonly wantedSince: Date | null;
  readonly offerMinutes: number | null;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly sequence: number;
};
