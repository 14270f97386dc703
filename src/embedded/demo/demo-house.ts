import type { Role } from '@/kernel/acting-member';
import type { DemoPlan } from './plans/demo-plan';
import type { DemoRule } from './demo-rules';
import type { PublicHoliday } from './public-holidays';
import type { DemoPrices } from './demo-prices';

export type DemoMember = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly about: string;
  /** Seen by the staff alone. */
  readonly shy: boolean;
};

/** A repeating booking as somebody would say it; weeks are counted from the Monday of the week in which the demo is loaded. */
export type DemoSeries = {
  readonly who: string;
  /** Slug of the resource. */
  readonly resource: string;
  /** RRULE without its end. */
  readonly rule: string;
  /** Wall-clock minutes after midnight. */
  readonly from: number;
  readonly to: number;
  readonly beginsInWeek: number;
  readonly lasts?: { readonly count: number } | { readonly untilWeek: number };
  /** In these weeks the first date was given back. */
  readonly givenBackInWeeks?: readonly number[];
  /** The first date of this week and all that follow were given back. */
  readonly stoppedInWeek?: number;
  readonly note?: string;
};

/** One booking that is there whatever chance says. Days are counted in days on which the space is open: 0 is today or the next such day. */
export type DemoBooking = {
  readonly who: string;
  readonly resource: string;
  readonly openDay: number;
  readonly from: number;
  readonly to: number;
  readonly note?: string;
};

/** What the front desk has to do with on the day on which the demo is loaded. */
export type DemoDeskDay = {
  /** Somebody without an account, booked by `by` for two hours around now, at the first of these that is free. */
  readonly guest: {
    readonly name: string;
    readonly by: string;
    readonly resources: readonly string[];
    readonly note: string;
  };
  /** Joined yesterday, and is here for the first time. */
  readonly newcomer: { readonly who: string; readonly resources: readonly string[] };
  /** Waits for a yes. */
  readonly asks: DemoBooking;
};

/** A resource out of use, in days from today. */
export type DemoClosure = {
  readonly resource: string;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly reason: string;
};

/** How full a house is, as a share by ISO weekday (Monday first). */
export type WeekShares = readonly [number, number, number, number, number, number, number];

type DemoHours = readonly [weekday: number, opens: number, closes: number];

export type DemoHouse = {
  readonly operator: {
    readonly slug: string;
    readonly name: string;
    readonly currency: string;
    readonly accent: string;
  };
  /** What stands on its invoices beside its name. */
  readonly seller: { readonly address: string; readonly taxNumber: string; readonly payTo: string };
  readonly space: {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
    readonly description: string;
    readonly amenities: readonly string[];
  };
  /** ISO weekday, opens, closes. */
  readonly hours: readonly DemoHours[];
  /** Weeks of single resources, by slug. They cover the week of the house: its bookings lie in both. */
  readonly ownHours: readonly { readonly resources: readonly string[]; readonly hours: readonly DemoHours[] }[];
  readonly holidaysOf: (year: number) => PublicHoliday[];
  readonly plan: DemoPlan;
  readonly members: readonly DemoMember[];
  readonly series: readonly DemoSeries[];
  readonly bookings: readonly DemoBooking[];
  readonly closures: readonly DemoClosure[];
  readonly deskDay?: DemoDeskDay;
  /** How the owner lets it be booked. */
  readonly rules: readonly DemoRule[];
  readonly prices: DemoPrices;
  /** Share of the desks that are used on a weekday. */
  readonly deskShares: WeekShares;
  /** How busy rooms and booths are, 1 on a full day. */
  readonly roomShares: WeekShares;
  /** Desks that stay free on all coming Mondays and Wednesdays, so that whoever tries a weekly booking finds one. */
  readonly keptFree: readonly string[];
  /** Desks that are little used on those days: such a booking meets a clash or two. */
  readonly mostlyFree: readonly string[];
};
