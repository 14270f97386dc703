import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { DeskGroupId, ResourceId, SpaceId } from '@/kernel/ids';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import type { WeeklyHours } from './domain/opening-hours';

export const resourceKindSchema = z.enum(RESOURCE_KINDS);

export const spaceIdSchema = idSchema<'space'>();
export const resourceIdSchema = idSchema<'resource'>();

/** One site, as its public page and the directory show it. */
export const listedSpaceSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  operator: z.object({ id: z.string(), slug: z.string(), name: z.string(), accent: z.string() }),
  timeZone: z.string(),
  address: z.object({ street: z.string(), postalCode: z.string(), city: z.string(), country: z.string() }),
  description: z.string(),
  amenities: z.array(z.string()),
  kinds: z.array(z.object({ kind: resourceKindSchema, count: z.number().int(), openToVisitors: z.boolean() })),
});
export type ListedSpace = z.infer<typeof listedSpaceSchema>;

/** ISO weekdays (1 is Monday) and wall-clock minutes after midnight of the day it opens; over 1440 it closes on the next day. */
const weeklyHoursSchema = z.array(
  z.object({ weekday: z.number().int(), opensMinute: z.number().int(), closesMinute: z.number().int() }),
);

/** A picture of a resource; its bytes stand behind `paths.api.resourcePhoto`. Pixels. */
export const resourcePhotoSchema = z.object({
  id: z.string(),
  alt: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type ShownPhoto = z.infer<typeof resourcePhotoSchema>;

/** What can be booked, without its place on the plan. */
export const listedResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: resourceKindSchema,
  capacity: z.number().int(),
  description: z.string(),
  amenities: z.array(z.string()),
  openToVisitors: z.boolean(),
  /** Its own week, in place of the space's; the exceptions of the space count all the same. */
  hours: weeklyHoursSchema.nullable(),
  photos: z.array(resourcePhotoSchema),
});
export type ListedResource = z.infer<typeof listedResourceSchema>;

export const openingHoursSchema = z.object({
  weekly: weeklyHoursSchema,
  exceptions: z.array(
    z.object({
      date: z.string(),
      name: z.string(),
      opensMinute: z.number().int().nullable(),
      closesMinute: z.number().int().nullable(),
    }),
  ),
});

/** One page of listed spaces: words that must stand in name, city or description, and a kind that the space must have. */
export const listSpacesInput = z.object({
  text: z.string().max(200).optional(),
  kind: resourceKindSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  /** The id of the last space of the page before. */
  cursor: spaceIdSchema.optional(),
});
export const listSpacesAnswer = z.object({ items: z.array(listedSpaceSchema), nextCursor: z.string().nullable() });
export const spaceDetailSchema = listedSpaceSchema.extend({
  resources: z.array(listedResourceSchema),
  hours: openingHoursSchema,
});
export type SpaceDetail = z.infer<typeof spaceDetailSchema>;

/** A resource as the plan of a member's space shows it. `shape` is a ResourceShape (floor-plan.contract.ts), checked where it is drawn. */
export type PlannedResource = {
  readonly id: ResourceId;
  readonly floorId: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly groupId: DeskGroupId | null;
  readonly groupName: string | null;
  readonly capacity: number;
  readonly description: string;
  readonly amenities: readonly string[];
  readonly openToVisitors: boolean;
  readonly photos: readonly ShownPhoto[];
  readonly shape: unknown;
  /** The names of what this combined resource is made of; empty for most. */
  readonly partNames: readonly string[];
  /** Its own week, or null where it keeps to the space's. */
  readonly hours: WeeklyHours | null;
};

/** A space with everything that stays the same from one moment to the next: floors, resources, hours. */
export type SpacePlan = {
  readonly id: SpaceId;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly hours: z.infer<typeof openingHoursSchema>;
  readonly floors: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: number;
    readonly drawing: unknown;
  }[];
  readonly resources: readonly PlannedResource[];
  /** The owner's rules for everybody, for roles, and for whoever asks; not those for other members. */
  readonly bookingRules: readonly BookingRule[];
};

/** A resource as a search looks at it. */
export type FindableResource = Pick<
  PlannedResource,
  'id' | 'kind' | 'name' | 'capacity' | 'amenities' | 'groupName' | 'openToVisitors' | 'hours'
> & {
  readonly floorName: string;
  /** What it is made of, one step down; empty for most. */
  readonly partIds: readonly ResourceId[];
  /** How often whoever asks had it in the last 90 days. */
  readonly mine: number;
};

/** What of a space a search needs: no drawing. Resources in the order of the plan. */
export type FindableSpace = Pick<SpacePlan, 'id' | 'timeZone' | 'hours' | 'bookingRules'> & {
  readonly resources: readonly FindableResource[];
};
