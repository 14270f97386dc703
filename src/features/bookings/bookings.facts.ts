import type {
  BookingChangeId,
  BookingId,
  CancellationId,
  OperatorId,
  PersonId,
  SeriesChangeId,
  SeriesId,
  SpaceId,
} from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { ChangeKind } from './changes.contract';

type Where = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly personId: PersonId };

/** A request of one date, or of a series. */
export type RequestSubject = { readonly bookingId: BookingId } | { readonly seriesId: SeriesId };
export type RequestOutcome = 'approved' | 'declined' | 'lapsed';
type OutcomeFact = {
  [O in RequestOutcome]: {
    readonly type: `request.${O}`;
    readonly subject: RequestSubject;
    /** When it was answered, or until when it could have been: tells the answers to the dates of one series apart. */
    readonly at: string;
  } & Where;
}[RequestOutcome];

type ArrivalFact = {
  [T in 'booking.checked_in' | 'booking.checked_out' | 'booking.not_shown']: {
    readonly type: T;
    readonly bookingId: BookingId;
    /** Of somebody without an account: `personId` is then the member of staff who booked. */
    readonly guest: boolean;
  } & Where;
}['booking.checked_in' | 'booking.checked_out' | 'booking.not_shown'];

type Change = Where & {
  /** Who else has, or had, one of the bookings. */
  readonly otherPersonIds: readonly PersonId[];
  /** Time of this space is free that was not: whoever waits for some may look. */
  readonly freed: boolean;
  /** Guests with an address have something to hear. */
  readonly guests: boolean;
  /** Those that wait for somebody's yes by now, at this time and place. */
  readonly asked: readonly BookingId[];
};

type SeriesChange = Where & {
  readonly changeId: SeriesChangeId;
  /** Who has its dates by now, or had them, where it changed hands. */
  readonly otherPersonIds?: readonly PersonId[];
  /** Guests with an address have something to hear. */
  readonly guests?: boolean;
};

/** What this room announces. `personId` is whose booking it is. */
export type BookingFact =
  | OutcomeFact
  | ArrivalFact
  | ({
      readonly type: 'booking.booked';
      readonly bookingId: BookingId;
      /** Guests with an address are to be invited. */
      readonly guests?: boolean;
    } & Where)
  /** Somebody must say yes first; it holds its time until then. */
  | ({ readonly type: 'booking.requested'; readonly bookingId: BookingId } & Where)
  | ({
      readonly type: 'series.booked';
      readonly seriesId: SeriesId;
      /** Guests with an address are to be invited. */
      readonly guests?: boolean;
    } & Where)
  | ({ readonly type: 'series.requested'; readonly seriesId: SeriesId } & Where)
  | ({
      readonly type: 'bookings.cancelled';
      readonly cancellationId: CancellationId;
      readonly undoUntil: string;
      /** Guests with an address need not come. */
      readonly guests?: boolean;
    } & Where)
  /** Moved, swapped, handed over, or given other guests or another note. */
  | ({
      readonly type: 'booking.changed';
      readonly changeId: BookingChangeId;
      readonly kind: ChangeKind;
      readonly undoUntil: string;
    } & Change)
  | ({ readonly type: 'booking.change_undone'; readonly changeId: BookingChangeId } & Change)
  | ({ readonly type: 'cancellation.undone'; readonly cancellationId: CancellationId } & Where)
  /** From a date on, or all that is to come: time may be free that was not. */
  | ({ readonly type: 'series.changed'; readonly undoUntil: string } & SeriesChange)
  /** Wanted dates of one part have their time after all. */
  | ({
      readonly type: 'series.dates_filled';
      readonly seriesId: SeriesId;
      /** Starts of the dates, and when they were filled. */
      readonly startsAt: readonly string[];
      readonly at: string;
    } & Where)
  /** Skipped dates are wanted, or wanted no more. */
  | ({ readonly type: 'series.dates_wanted'; readonly seriesId: SeriesId } & Where)
  | ({ readonly type: 'series.change_undone' } & SeriesChange)
  | ({
      readonly type: 'series.extended';
      readonly seriesId: SeriesId;
      /** Local date up to which the series was made before. */ readonly madeAfter: LocalDate;
      readonly newClashes: number;
      /** Guests with an address are to be invited to the new dates. */
      readonly guests?: boolean;
      /** It did not go on: the clocks of its zone do otherwise than was known, and these of its dates met something, if any. */
      readonly clashes?: readonly BookingId[];
    } & Where);
