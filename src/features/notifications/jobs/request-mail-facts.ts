import type { BookingId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDateTime } from '@/kernel/zone';
import type { BookingForMail, MailSetting, SeriesForMail } from './mail-facts';

/** A request that can still be answered. `bookingId` is its first date. */
export type RequestForMail = MailSetting & {
  readonly bookingId: BookingId;
  readonly operatorSlug: string;
  readonly spaceSlug: string;
  readonly spans: readonly TimeRange[];
  readonly series: SeriesForMail | null;
  readonly note: string;
  /** How many come along. */
  readonly guests: number;
  readonly expiresAt: Date;
};

export type RequestToAnswer = RequestForMail & { readonly answerer: { readonly name: string; readonly email: string } };

export type OutcomeForMail = {
  /** The first date. */
  readonly booking: BookingForMail;
  readonly series: SeriesForMail | null;
  /** The dates that were answered, or lapsed, together. */
  readonly spans: readonly TimeRange[];
  readonly note: string;
  readonly byName: string | null;
};

export type NoShowForMail = {
  readonly booking: BookingForMail;
  readonly series: { readonly series: SeriesForMail; readonly originalStart: LocalDateTime } | null;
  /** Until when somebody could have checked in. */
  readonly by: Date;
  readonly releasedAt: Date;
};
