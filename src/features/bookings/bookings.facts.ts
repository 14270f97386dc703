import type { BookingId, CancellationId, OperatorId, PersonId, SeriesId, SpaceId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';

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

/** What this room announces. `personId` is whose booking it is. */
export type BookingFact =
  | OutcomeFact
  | ArrivalFact
  | ({ readonly type: 'booking.booked'; readonly bookingId: BookingId } & Where)
  /** Somebody must say yes first; it holds its time until then. */
  | ({ readonly type: 'booking.requested'; readonly bookingId: BookingId } & Where)
  | ({ readonly type: 'series.booked'; readonly seriesId: SeriesId } & Where)
  | ({ readonly type: 'series.requested'; readonly seriesId: SeriesId } & Where)
  | ({
      readonly type: 'bookings.cancelled';
      readonly cancellationId: CancellationId;
      readonly undoUntil: string;
    } & Where)
  | ({ readonly type: 'cancellation.undone'; readonly cancellationId: CancellationId } & Where)
  | ({
      readonly type: 'series.extended';
      readonly seriesId: SeriesId;
      /** Local date up to which the series was made before. */ readonly madeAfter: LocalDate;
      readonly newClashes: number;
    } & Where);
