import { z } from 'zod';
import type { Box, FloorDrawing, ResourceShape } from '@/features/floor-plan/floor-plan.contract';
import { resourceIdSchema, resourceKindSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';
import { idSchema } from '@/kernel/id-schema';
import type { DeskGroupId, FloorId, ResourceId, ResourcePhotoId } from '@/kernel/ids';
import { manyLines, oneLine } from '@/kernel/plain-text';
import type { ResourceKind } from '@/kernel/resource-kind';

export const PHOTOS_MOST = 12;
export const IMPORT_ROWS_MOST = 500;
const AMENITIES_MOST = 40;

const spaceId = spaceIdSchema;
const resourceId = resourceIdSchema;
const requestId = idSchema<'request'>();
const floorId = idSchema<'floor'>();
const line = (most: number, empty: string) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().min(1, empty).max(most, `At most ${most} characters`));
const nameSchema = line(80, 'It needs a name');
const capacitySchema = z.int('A whole number of people').min(1, 'At least one person').max(1000, 'At most 1000 people');
export const amenitySchema = line(40, 'An amenity needs a name');
const groupNameSchema = line(60, 'A group needs a name');

/** What an owner says about a resource, wherever it comes from: a form or a file. */
export const aboutResourceSchema = z.object({
  name: nameSchema,
  kind: resourceKindSchema,
  floorId,
  /** By name: a group that is not there yet begins with it. Null for none. */
  groupName: groupNameSchema.nullable(),
  capacity: capacitySchema,
  description: z.string().transform(manyLines).pipe(z.string().max(1000, 'At most 1000 characters')),
  amenities: z.array(amenitySchema).max(AMENITIES_MOST, `At most ${AMENITIES_MOST}`),
  openToVisitors: z.boolean(),
});
export type AboutResource = z.output<typeof aboutResourceSchema>;

export const createResourceInput = z.object({
  spaceId,
  name: nameSchema,
  kind: resourceKindSchema,
  floorId,
  capacity: capacitySchema,
  requestId,
});
export type CreateResourceInput = z.output<typeof createResourceInput>;
export const editResourceInput = aboutResourceSchema.extend({ spaceId, resourceId, requestId });
export type EditResourceInput = z.output<typeof editResourceInput>;
export const oneResourceInput = z.object({ spaceId, resourceId, requestId });
export type OneResourceInput = z.output<typeof oneResourceInput>;
export const setPartsInput = z.object({ spaceId, resourceId, partIds: z.array(resourceId).max(100), requestId });
export type SetPartsInput = z.output<typeof setPartsInput>;

/** Centimetres on the floor's drawing, from its upper left corner; degrees clockwise. */
export const placeSchema = z.object({
  x: z.number().min(-20_000).max(20_000),
  y: z.number().min(-20_000).max(20_000),
  width: z.number().min(20, 'At least 20 cm').max(20_000),
  height: z.number().min(20, 'At least 20 cm').max(20_000),
  rotation: z.number().min(-360).max(360),
});
export const moveOnPlanInput = placeSchema.extend({ spaceId, resourceId, requestId });
export type MoveOnPlanInput = z.output<typeof moveOnPlanInput>;
export const orderResourcesInput = z.object({ spaceId, resourceIds: z.array(resourceId).min(1).max(2000), requestId });
export type OrderResourcesInput = z.output<typeof orderResourcesInput>;

export const renameGroupInput = z.object({
  spaceId,
  groupId: idSchema<'desk_group'>(),
  name: groupNameSchema,
  requestId,
});
export type RenameGroupInput = z.output<typeof renameGroupInput>;
export const removeGroupInput = z.object({ spaceId, groupId: idSchema<'desk_group'>(), requestId });
export type RemoveGroupInput = z.output<typeof removeGroupInput>;
export const putInGroupInput = z.object({
  spaceId,
  /** Null takes them out of theirs. */
  groupName: groupNameSchema.nullable(),
  resourceIds: z.array(resourceId).min(1).max(500),
  requestId,
});
export type PutInGroupInput = z.output<typeof putInGroupInput>;

export const amenityInput = z.object({ spaceId, name: amenitySchema, requestId });
export type AmenityInput = z.output<typeof amenityInput>;

const photoId = idSchema<'resource_photo'>();
const altSchema = z.string().transform(oneLine).pipe(z.string().max(200, 'At most 200 characters'));
export const describePhotoInput = z.object({ spaceId, photoId, alt: altSchema, requestId });
export type DescribePhotoInput = z.output<typeof describePhotoInput>;
export const removePhotoInput = z.object({ spaceId, photoId, requestId });
export type RemovePhotoInput = z.output<typeof removePhotoInput>;
export const orderPhotosInput = z.object({
  spaceId,
  resourceId,
  photoIds: z.array(photoId).max(PHOTOS_MOST),
  requestId,
});
export type OrderPhotosInput = z.output<typeof orderPhotosInput>;

export const importResourcesInput = z.object({
  spaceId,
  /** The list as it is: CSV with a first line of column names. */
  text: z.string().max(200_000, 'At most 200,000 characters at once'),
  /** The rows to make, as a spreadsheet counts them; a dry run looks at all. */
  lines: z.array(z.int().min(2)).max(IMPORT_ROWS_MOST).default([]),
  dryRun: z.boolean().default(false),
  requestId,
});
export type ImportResourcesInput = z.output<typeof importResourcesInput>;

export type ResourcePhoto = {
  readonly id: ResourcePhotoId;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

/** A resource as its owner sees it, with what nobody else needs. */
export type ManagedResource = {
  readonly id: ResourceId;
  readonly floorId: FloorId;
  readonly groupId: DeskGroupId | null;
  readonly groupName: string | null;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly capacity: number;
  readonly description: string;
  readonly amenities: readonly string[];
  readonly openToVisitors: boolean;
  /** Null where what is kept cannot be read. */
  readonly shape: ResourceShape | null;
  readonly partIds: readonly ResourceId[];
  readonly photos: readonly ResourcePhoto[];
  readonly checkInCode: string;
  readonly retiredAt: string | null;
};

/** Everything that can be booked in a space or could be once, in the owner's order, and what it is described with. */
export type ManagedSpace = {
  readonly resources: readonly ManagedResource[];
  readonly floors: readonly {
    readonly id: FloorId;
    readonly name: string;
    readonly level: number;
    readonly drawing: FloorDrawing | null;
  }[];
  readonly groups: readonly { readonly id: DeskGroupId; readonly name: string }[];
  /** The operator's list, with what resources have besides; by name. */
  readonly amenities: readonly string[];
};

export type ResourceAnswer = { readonly resourceId: ResourceId; readonly name: string };
export type PlaceAnswer = { readonly resourceId: ResourceId; readonly place: Box };

/** What stands in the way of retiring a resource: it is for the closures planner then. */
export type StillWanted = {
  readonly bookings: number;
  readonly people: number;
  readonly series: number;
  readonly waiting: number;
  /** End of the last booking. */
  readonly lastEndsAt: string | null;
};
