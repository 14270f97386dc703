import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { BookingId, DeskGroupId, MemberId, OperatorId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { localDateSchema } from '@/kernel/zone-schema';
import type { BookingGuest, BookingStatus } from '@/features/bookings/bookings.contract';
import { spaceIdSchema } from '@/features/spaces/spaces.contract';

/** A booking as those who run the space see it. Instants as ISO text. */
export type DeskBooking = {
  readonly bookingId: BookingId;
  readonly operatorId: OperatorId;
  readonly memberId: MemberId;
  /** Who comes: the member, or the guest for whom staff booked. */
  readonly name: string;
  readonly photoVersion: number;
  readonly role: string;
  /** Booked by staff for somebody without an account. */
  readonly guest: boolean;
  /** Joined in the last seven days, or has never booked before. */
  readonly isNew: boolean;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly resourceKind: ResourceKind;
  readonly floorName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly madeAt: string;
  readonly status: BookingStatus;
  readonly recurring: boolean;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  /** What is had with it beside the time; left out where that was not looked up. */
  readonly extras?: readonly { readonly name: string; readonly count: number }[];
  readonly overrideReason: string | null;
  /** Whether the rules ask whoever has it to check in. */
  readonly checkInAsked: boolean;
  /** From when they can: the start of its local day, where the rules say nothing else. */
  readonly checkInOpensAt: string;
  readonly checkedInAt: string | null;
  readonly checkedOutAt: string | null;
  /** When the rest is released if nobody has checked in. */
  readonly releaseAt: string | null;
};

export type DeskClosure = {
  readonly id: string;
  /** Null: the whole space. */
  readonly resourceName: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: string;
};

/** An event of the day: people, guests counted. */
export type DeskEvent = {
  readonly dateId: string;
  readonly title: string;
  readonly slug: string;
  readonly where: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly coming: number;
  readonly in: number;
};

export type FreeOfKind = { readonly kind: ResourceKind; readonly free: number; readonly of: number };

export const todayInput = z.object({ spaceId: spaceIdSchema, date: localDateSchema.optional() });
export type Today = {
  readonly date: string;
  readonly timeZone: string;
  readonly spaceName: string;
  readonly open: readonly { readonly startsAt: string; readonly endsAt: string }[];
  /** The name of the holiday that shuts the day. */
  readonly holiday: string | null;
  readonly rows: readonly DeskBooking[];
  readonly closures: readonly DeskClosure[];
  readonly events: readonly DeskEvent[];
  /** What could be had for the next quarter of an hour; null on any other day than today, and while the space is shut. */
  readonly freeNow: readonly FreeOfKind[] | null;
};

export const placesInput = z
  .object({
    spaceId: spaceIdSchema,
    /** For whom; null for a guest. */
    memberId: idSchema<'member'>().nullable(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], message: 'The end is before the start' });
/** Where somebody could be put, the best first. */
export type DeskPlaces = {
  readonly groups: readonly { readonly id: DeskGroupId; readonly name: string; readonly free: number }[];
  readonly places: readonly {
    readonly id: ResourceId;
    readonly name: string;
    readonly kind: ResourceKind;
    readonly floorName: string;
    readonly capacity: number;
    /** For all of the time. */
    readonly free: boolean;
    /** They have had it more than once of late. */
    readonly usual: boolean;
  }[];
};

// ---- calendars ----------------------------------------------------------------------------------------------------------------------------

export const CALENDAR_DAYS = { day: 1, week: 7, resource: 7 } as const;
export type CalendarView = keyof typeof CALENDAR_DAYS;
export const calendarInput = z.object({
  spaceId: spaceIdSchema,
  /** The first local date. */
  from: localDateSchema,
  days: z.union([z.literal(1), z.literal(7)]),
});

type Range = { readonly startsAt: string; readonly endsAt: string };
/** What can be booked, and when it is open within the calendar's days. */
export type CalendarPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly floorName: string;
  readonly capacity: number;
  readonly groupName: string | null;
  readonly open: readonly Range[];
};
/** What holds a place and is no booking of its own: a closure, an offer, an event, a buffer, or what is booked through another resource. */
export type CalendarClaim = Range & {
  readonly resourceId: ResourceId;
  readonly kind: 'closure' | 'hold' | 'event' | 'buffer' | 'other';
  readonly words: string;
  /** The address of its page, of an event. */
  readonly eventSlug?: string | null;
};
export type DeskCalendar = {
  readonly dates: readonly string[];
  readonly timeZone: string;
  readonly spaceName: string;
  readonly places: readonly CalendarPlace[];
  readonly bookings: readonly DeskBooking[];
  readonly claims: readonly CalendarClaim[];
};
