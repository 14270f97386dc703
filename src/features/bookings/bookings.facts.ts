import type { BookingId, CancellationId, OperatorId, PersonId, SeriesId, SpaceId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';

type Where = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly personId: PersonId };

/** What this room announces. `personId` is whose booking it is. */
export type BookingFact =
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
