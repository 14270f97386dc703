import type { MemberId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import type { BookingGuest } from '@/features/bookings/bookings.contract';
import type { ChangeKind } from '@/features/bookings/changes.contract';
import type { BookingSnapshot } from '@/features/bookings/domain/booking-snapshot';
import type { BookingForMail, MailSetting, SeriesForMail } from './mail-facts';

/** Which date of which series it is in somebody's calendar; null where it stands there by itself. */
type DateOfSeries = { readonly series: SeriesForMail; readonly originalStart: LocalDateTime } | null;

/** One booking of an act of changing: as it was, as it became, and as it is by now. */
export type ChangedForMail = {
  readonly before: BookingSnapshot;
  readonly after: BookingSnapshot;
  readonly booking: BookingForMail;
  /** Whose it is by now. */
  readonly holderId: MemberId;
  readonly date: DateOfSeries;
  /** Who had it before it was handed over. */
  readonly former: { readonly person: MailSetting['member']; readonly date: DateOfSeries } | null;
};

export type ChangeForMail = {
  readonly kind: ChangeKind;
  readonly undone: boolean;
  readonly changedBy: { readonly memberId: MemberId; readonly name: string };
  readonly changed: readonly ChangedForMail[];
};

/** A date of a series that was changed, with who came along, and who does since. */
export type GuestsOfDate = {
  readonly booking: BookingForMail;
  readonly were: readonly BookingGuest[];
  readonly are: readonly BookingGuest[];
  readonly moved: boolean;
};
export type GuestsForMail = { readonly booking: BookingForMail; readonly guests: readonly BookingGuest[] };
