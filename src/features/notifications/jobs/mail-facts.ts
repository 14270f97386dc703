import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { BookingStatus } from '@/features/bookings/bookings.contract';
import type { NotBooked, NotBookedReason } from '../domain/booking-words';
import type { MailBrand } from '../domain/mail-document';
import type { InvitedRole } from '../mails/invitation-mails';

/** Whose booking it is, of what and where: read with every booking or series a mail is about. */
export type MailSetting = {
  readonly operator: MailBrand;
  /** A guest has no account; an empty address is nobody to write to. */
  readonly member: { readonly name: string; readonly email: string; readonly guest?: boolean };
  readonly resourceName: string;
  readonly space: {
    readonly name: string;
    readonly address: string;
    readonly zone: string;
    readonly slugs: readonly [operator: string, space: string];
  };
};

export type BookingForMail = MailSetting & {
  readonly bookingId: string;
  readonly span: TimeRange;
  readonly status: BookingStatus;
  /** Raised by every change that a calendar must hear of, cancelling and undoing too. */
  readonly sequence: number;
  /** When this version was made: it becomes DTSTAMP, so it must come from the row and not from the clock. */
  readonly changedAt: Date;
  /** Null when the member booked it. */
  readonly bookedByName: string | null;
  /** What was agreed; null where no price was spoken of. */
  readonly price: { readonly amount: number; readonly currency: string } | null;
  readonly extras: readonly { readonly name: string; readonly count: number }[];
};

export type OccurrenceForMail = {
  readonly bookingId: string;
  readonly originalStart: LocalDateTime;
  readonly span: TimeRange;
  readonly status: BookingStatus;
  readonly skipReason: NotBookedReason | null;
  /** Set when it was moved or given another resource by hand. */
  readonly changedTo: { readonly resourceName: string } | null;
};

export type SeriesForMail = MailSetting & {
  readonly seriesId: string;
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  /** As the row has it now: shortened where a part was cancelled. */
  readonly rule: string;
  /** Local starts that fall out of the rule, and those that come beside it. */
  readonly exdates: readonly LocalDateTime[];
  readonly rdates: readonly LocalDateTime[];
  /** The part that this one goes on from. */
  readonly followsId: string | null;
  /** Raised by every change of the series or of one of its occurrences. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly madeUntil: LocalDate;
  readonly bookedByName: string | null;
  /** All of them, past, cancelled and skipped ones too. */
  readonly occurrences: readonly OccurrenceForMail[];
};

/** Dates of one part of a series. */
export type DatesOfPart = { readonly series: SeriesForMail; readonly originalStarts: readonly LocalDateTime[] };

/** What was cancelled: a single booking, or occurrences of a series; `others` are its other parts, touched or not. */
type Cancelled =
  | { readonly booking: BookingForMail; readonly series: null }
  | (DatesOfPart & { readonly booking: null; readonly others?: readonly DatesOfPart[] });

export type CancellationForMail = Cancelled & {
  readonly scope: 'one' | 'following' | 'all';
  readonly undone: boolean;
  /** Null when the member did it. */
  readonly cancelledByName: string | null;
  /** It waited for a yes still: a request that was taken back. */
  readonly withdrawn: boolean;
};

export type UndoForMail = Cancelled & {
  readonly restored: readonly TimeRange[];
  readonly notRestored: readonly NotBooked[];
};

export type InvitationForMail = {
  readonly operator: MailBrand;
  readonly email: string;
  readonly role: InvitedRole;
  readonly inviterName: string;
  readonly accepted: boolean;
};
