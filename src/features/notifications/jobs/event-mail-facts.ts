import type { EventDateId, EventId, OperatorId, RsvpId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { AgreedTicket } from '@/features/events/domain/ticket-type';
import type { MailBrand } from '../domain/mail-document';

/** An event and one of its dates, as those who come know it. */
export type EventForMail = {
  readonly operator: MailBrand & { readonly slug: string };
  readonly space: { readonly slug: string; readonly name: string; readonly address: string };
  readonly title: string;
  readonly hostName: string;
  /** The room, the place in words, or Online. */
  readonly where: string;
  /** In the space itself: its address says the way. */
  readonly atSpace: boolean;
  /** Told to those who come alone. */
  readonly onlineUrl: string;
  readonly zone: string;
};

export type EventTimeAndPlace = { readonly where: string; readonly span: TimeRange };

/** An answer with its date, as both are when the mail goes. */
export type RsvpForMail = EventForMail & {
  readonly rsvpId: RsvpId;
  readonly to: { readonly name: string; readonly email: string };
  readonly span: TimeRange;
  /** Before its last change. */
  readonly was: EventTimeAndPlace | null;
  /** The date stands, and its event is out. */
  readonly stands: boolean;
  /** Why it was cancelled, in the host's words. */
  readonly endedWords: string;
  readonly status: string;
  readonly how: string | null;
  readonly party: number;
  /** The ticket that was agreed, and what was paid for it at the door. */
  readonly ticket: AgreedTicket | null;
  readonly paid: number;
  /** It was charged to an account, also where that came back since. */
  readonly charged: boolean;
  readonly offerExpiresAt: Date | null;
  readonly checkedInAt: Date | null;
  /** Somebody was let in to this date: who was not, was not there. */
  readonly door: boolean;
  /** How many wait before it. */
  readonly ahead: number;
  readonly dateId: EventDateId;
  /** Raised by every change of the answer or of the date. */
  readonly sequence: number;
  readonly changedAt: Date;
};

export type RsvpLinkForMail = EventForMail & {
  readonly to: { readonly name: string; readonly email: string };
  readonly span: TimeRange;
  readonly party: number;
  /** The ticket that was asked for; it is paid at the door. */
  readonly ticket: AgreedTicket | null;
  readonly expiresAt: Date;
  /** Confirmed, or the date is off by now. */
  readonly over: boolean;
};

/** An event that waits, or waited, for somebody's yes. */
export type AskedEventForMail = EventForMail & {
  readonly slug: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly spans: readonly TimeRange[];
  readonly status: string;
  readonly endedWords: string;
};

/** Somebody who is asked to come: a member, or an address. */
export type InvitationForMail = EventForMail & {
  readonly eventId: EventId;
  readonly slug: string;
  readonly member: boolean;
  readonly to: { readonly name: string; readonly email: string };
  readonly spans: readonly TimeRange[];
  readonly stands: boolean;
};

/** The addresses behind the buttons, and the code for the door. */
export type EventLinks = {
  readonly rsvpUrl: (link: { operatorId: OperatorId; rsvpId: RsvpId }, expiresAt: Date) => Promise<string>;
  readonly ticketOf: (rsvpId: RsvpId, dateId: EventDateId) => Promise<{ code: string; picture: Buffer }>;
};
