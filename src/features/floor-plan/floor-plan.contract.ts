import { z } from 'zod';
import type { TimeRange } from '@/kernel/time-range';

/** All lengths are centimetres; the origin is the drawing's upper left corner, y grows downwards. */
const MAX_CM = 20_000;
const MAX_BYTES = 200_000;

const position = z.number().min(-MAX_CM).max(MAX_CM);
const length = z.number().positive().max(MAX_CM);
const degrees = z.number().min(-360).max(360);
const word = z.string().trim().min(1).max(60);

const pointSchema = z.object({ x: position, y: position });
export type Point = z.infer<typeof pointSchema>;

const polygonSchema = z.array(pointSchema).min(3).max(200);

const wallSchema = z.object({
  points: z.array(pointSchema).min(2).max(200),
  thickness: z.number().min(2).max(100),
  closed: z.boolean().optional(),
  material: z.enum(['solid', 'glass', 'folding']).optional(),
});

const windowSchema = z.object({ from: pointSchema, to: pointSchema, thickness: z.number().min(2).max(100) });

/** `x`, `y` is the hinge; `rotation` turns the closed door leaf clockwise from pointing right; it swings to its own left or right. */
const doorSchema = z.object({
  x: position,
  y: position,
  width: z.number().min(40).max(600),
  rotation: degrees,
  swing: z.enum(['left', 'right']),
});

const zoneSchema = z.object({
  name: word.optional(),
  points: polygonSchema,
  tone: z.enum(['calm', 'warm', 'green', 'stone', 'water']),
});

const FURNITURE_KINDS = [
  'plant',
  'sofa',
  'armchair',
  'table',
  'round_table',
  'long_table',
  'coffee_table',
  'kitchen',
  'island',
  'coffee',
  'toilet',
  'sink',
  'stairs',
  'lift',
  'printer',
  'lockers',
  'bookshelf',
  'rug',
  'reception',
  'whiteboard',
  'screen',
  'bench',
] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

/** A box with its upper left corner at `x`, `y`, turned about its own centre. */
const boxSchema = z.object({ x: position, y: position, width: length, height: length, rotation: degrees.default(0) });
export type Box = z.infer<typeof boxSchema>;

const furnitureSchema = boxSchema.extend({ kind: z.enum(FURNITURE_KINDS) });
const labelSchema = z.object({ x: position, y: position, text: word, rotation: degrees.optional() });

/** What stands in `floors.plan`: everything of a floor that is drawn and cannot be booked. */
export const floorDrawingSchema = z
  .object({
    width: z.number().min(100).max(MAX_CM),
    height: z.number().min(100).max(MAX_CM),
    outline: polygonSchema,
    walls: z.array(wallSchema).max(400),
    windows: z.array(windowSchema).max(400),
    doors: z.array(doorSchema).max(200),
    zones: z.array(zoneSchema).max(100),
    furniture: z.array(furnitureSchema).max(600),
    labels: z.array(labelSchema).max(100),
  })
  .superRefine((drawing, context) => {
    const inside = (p: Point) => p.x >= 0 && p.y >= 0 && p.x <= drawing.width && p.y <= drawing.height;
    const refuse = (path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path, message: 'Lies outside of the drawing' });
    drawing.outline.forEach((p, i) => inside(p) || refuse(['outline', i]));
    drawing.walls.forEach((w, i) => w.points.every(inside) || refuse(['walls', i]));
    drawing.windows.forEach((w, i) => (inside(w.from) && inside(w.to)) || refuse(['windows', i]));
    drawing.doors.forEach((d, i) => inside(d) || refuse(['doors', i]));
    drawing.zones.forEach((z, i) => z.points.every(inside) || refuse(['zones', i]));
    drawing.furniture.forEach((f, i) => {
      if (!inside({ x: f.x + f.width / 2, y: f.y + f.height / 2 })) refuse(['furniture', i]);
    });
    drawing.labels.forEach((l, i) => inside(l) || refuse(['labels', i]));
    if (new TextEncoder().encode(JSON.stringify(drawing)).length > MAX_BYTES)
      context.addIssue({ code: 'custom', message: 'The drawing is larger than 200 kB' });
  });
export type FloorDrawing = z.infer<typeof floorDrawingSchema>;

/**
 * What stands in `resources.shape`: the ground that the resource takes, its chair included. `points` (in the floor's centimetres, not turned) replaces
 * the box as outline where a room is not a rectangle; the box is then its bounding box.
 */
export const resourceShapeSchema = boxSchema.extend({
  points: polygonSchema.optional(),
  seats: z.number().int().min(0).max(200).optional(),
  chairSide: z.enum(['top', 'right', 'bottom', 'left']).optional(),
});
export type ResourceShape = z.infer<typeof resourceShapeSchema>;

export type PlanResourceKind = 'desk' | 'meeting_room' | 'private_office' | 'phone_booth' | 'event_space' | 'parking';

/** A resource as the plan and its list twin show it. */
export type PlanResource = {
  readonly id: string;
  readonly name: string;
  readonly kind: PlanResourceKind;
  readonly capacity: number;
  readonly amenities: readonly string[];
  readonly groupName?: string;
  readonly description?: string;
  readonly shape: ResourceShape;
  /** Names of the resources that this one is made of (the hall: its halves). */
  readonly partsOf?: readonly string[];
};

export type PlanState = 'free' | 'yours' | 'taken' | 'partly' | 'held' | 'closed' | 'not_for_you';

/** What a resource is for one member over one wanted range. */
export type PlanResourceState = {
  readonly state: PlanState;
  /** How much of the wanted time is free, from now on, 0 to 1; only where it is partly free. */
  readonly freeShare?: number;
  /** Some of the wanted time has passed: the share is that of the rest. */
  readonly begun?: true;
  /** The stretches of the wanted time that are free; only where it is partly free. */
  readonly freeRanges?: readonly TimeRange[];
  /** The same on the reader's clock: "09:00–11:00". */
  readonly freeWords?: string;
  readonly reason?: string;
  readonly who?: string;
};

/** A claim on a resource as this member may see it: `who` only where it is visible to them. */
export type BusyRange = TimeRange & {
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  readonly mine: boolean;
  /** Time kept free beside a booking, or to set up and clean up around an event. */
  readonly buffer?: boolean;
  readonly who?: string;
  /** Which event it is, for whom may know. */
  readonly title?: string;
  /** The address of its page. */
  readonly eventSlug?: string;
  readonly bookingId?: string;
};

/** Whether this member may book it at all then, with the reason in words when not. */
export type Bookable = { readonly ok: true } | { readonly ok: false; readonly reason: string };
