import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';
import { localDateSchema } from '@/kernel/zone-schema';
import type { OpeningRules, SpaceHours } from './domain/opening-hours';
import { overlapsIn } from './domain/week-draft';

const DAY_MINUTES = 1440;

/** Wall-clock minutes after midnight of the day it opens; over 1440 it closes on the next day. At most 24 hours long. */
const stretchFields = {
  opensMinute: z
    .int()
    .min(0)
    .max(DAY_MINUTES - 1),
  closesMinute: z
    .int()
    .min(1)
    .max(2 * DAY_MINUTES - 1),
};
const inOrder = (one: { readonly opensMinute: number; readonly closesMinute: number }) =>
  one.opensMinute < one.closesMinute && one.closesMinute <= one.opensMinute + DAY_MINUTES;

const weekSchema = z
  .array(
    z
      .object({ weekday: z.int().min(1).max(7), ...stretchFields })
      .refine(inOrder, 'It closes after it opens, and within 24 hours'),
  )
  .max(42)
  .refine((week) => overlapsIn(week).length === 0, 'Some hours overlap');

const exceptionSchema = z
  .object({
    date: localDateSchema,
    name: z.string().trim().min(1, 'Give the day a name').max(80, 'At most 80 characters'),
    opensMinute: stretchFields.opensMinute.nullable(),
    closesMinute: stretchFields.closesMinute.nullable(),
  })
  .refine(
    ({ opensMinute, closesMinute }) =>
      opensMinute === null || closesMinute === null
        ? opensMinute === closesMinute
        : inOrder({ opensMinute, closesMinute }),
    'It closes after it opens, and within 24 hours',
  );

/**
 * The hours of a space in full: its week, its days that differ (those before today stay as they were), and the weeks of the resources that keep
 * their own. Whoever is not named keeps to the space's.
 */
export const hoursSchema = z.object({
  weekly: weekSchema,
  exceptions: z
    .array(exceptionSchema)
    .max(400, 'At most 400 days')
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'A date stands there twice'),
  own: z
    .array(z.object({ resourceId: idSchema<'resource'>(), weekly: weekSchema.min(1, 'Open at least once a week') }))
    .max(1000)
    .refine((all) => new Set(all.map(({ resourceId }) => resourceId)).size === all.length),
});
export type Hours = z.output<typeof hoursSchema>;

export const hoursTouchInput = z.object({ spaceId: idSchema<'space'>(), hours: hoursSchema });

export const changeHoursInput = hoursTouchInput.extend({
  requestId: idSchema<'request'>(),
  /** What `hours` of the settings said about the hours that were changed: refused when they are others by now. */
  version: z.string().max(100),
  /** Bookings that the new hours leave outside stay as they are. */
  keep: z.boolean().default(false),
});
export type ChangeHoursInput = z.output<typeof changeHoursInput>;

export const publicHolidaysInput = z.object({
  spaceId: idSchema<'space'>(),
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,10}$/)
    .optional(),
  year: z.int().min(2000).max(2100),
});

/** The hours of a space as its settings show them. */
export type HoursSettings = {
  readonly rules: OpeningRules;
  readonly own: SpaceHours['own'];
  readonly resources: readonly { readonly id: ResourceId; readonly name: string; readonly kind: ResourceKind }[];
  /** ISO code of where the space is. */
  readonly country: string;
  /** Today in the space's zone. */
  readonly today: LocalDate;
  readonly version: string;
};

/** What new hours would leave outside: how many bookings, and the first of them. */
export type HoursTouch = {
  readonly count: number;
  readonly first: readonly {
    readonly resourceName: string;
    readonly who: string;
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
};

export type PublicHoliday = {
  readonly date: LocalDate;
  readonly name: string;
  /** A day off by law; the rest are observed, here and there. */
  readonly official: boolean;
};

/** Where public holidays are known: countries by ISO code, with their regions. */
export type HolidayPlaces = readonly {
  readonly code: string;
  readonly name: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}[];
