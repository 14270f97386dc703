import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';

/** Which bookings something happened to. */
export const whichBookings = z.union([
  z.object({ bookingId: idSchema<'booking'>() }),
  /** All dates of the series, whichever of its parts is named. */
  z.object({ seriesId: idSchema<'series'>() }),
  z.object({ cancellationId: idSchema<'cancellation'>() }),
  z.object({ changeId: idSchema<'booking_change'>() }),
  z.object({ seriesChangeId: idSchema<'series_change'>() }),
  z.object({ spaceChangeId: idSchema<'space_change'>() }),
]);
export type WhichBookings = z.output<typeof whichBookings>;
export const chargeBookingsJob = z.object({ operatorId: idSchema<'operator'>(), which: whichBookings });
