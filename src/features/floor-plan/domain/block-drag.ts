import { instantOf, localDateOf, localOf } from '@/kernel/zone';
import type { TimeRange } from '@/kernel/time-range';

/** What is taken hold of: the whole block, or one of its ends. */
export type BlockPart = 'whole' | 'start' | 'end';

/** A row or column that blocks lie in: a resource's day on a timeline, a day of a week's calendar. */
export type Lane = {
  readonly id: string;
  /** What its length stands for, by elapsed time. */
  readonly shown: TimeRange;
};

/** A block that can be taken hold of. `range` may reach beyond what its lane shows. */
export type DragBlock = {
  readonly id: string;
  readonly laneId: string;
  readonly range: TimeRange;
  /** What may be done to it: of a booking that has begun, say, only the end can be pulled. */
  readonly parts: readonly BlockPart[];
  /** Its own step, where that is not the one of the grid. */
  readonly stepMinutes?: number;
  /** As a whole it only goes to another lane of the same hours: it has begun. */
  readonly timeStays?: boolean;
};

/** Where somebody means a block to be. Nothing has been changed yet. */
export type BlockProposal = {
  readonly block: DragBlock;
  readonly part: BlockPart;
  readonly laneId: string;
  readonly range: TimeRange;
};

export type DragGrid = { readonly stepMinutes: number; readonly zone: string };

const MINUTE_MS = 60_000;
const at = (ms: number) => new Date(ms);

/** The instant at a share (0 to 1) of what a lane shows, not on any grid yet; also beyond its ends, for a block that is held by its middle. */
export const instantAlong = (share: number, { shown }: Lane): Date =>
  at(shown.startsAt.getTime() + share * (shown.endsAt.getTime() - shown.startsAt.getTime()));

/** The line of the grid that is nearest. Lines are counted from the start of the lane. */
export function nearestLine(instant: Date, lane: Lane, stepMinutes: number): Date {
  const step = stepMinutes * MINUTE_MS;
  const from = lane.shown.startsAt.getTime();
  return at(from + Math.round((instant.getTime() - from) / step) * step);
}

/** A block where it stands: what any pulling starts from. */
export const asItStands = (block: DragBlock): BlockProposal => ({
  block,
  part: 'whole',
  laneId: block.laneId,
  range: block.range,
});

/**
 * Where a block is meant to be when the pointer that holds it is at `pointer` of `lane`. `heldAt` is where on it (as it stands, or as it was
 * meant before) it was taken hold of, as an instant. A whole block keeps its length and goes to any lane; an end stays in its own lane and a step
 * away from the other end.
 */
export function pulledTo(
  from: BlockProposal,
  part: BlockPart,
  { lane, pointer, heldAt }: { readonly lane: Lane; readonly pointer: Date; readonly heldAt: Date },
  grid: Pick<DragGrid, 'stepMinutes'>,
): BlockProposal {
  const { block, range } = from;
  const stepMinutes = block.stepMinutes ?? grid.stepMinutes;
  const by = pointer.getTime() - heldAt.getTime();
  const line = nearestLine(at((part === 'end' ? range.endsAt : range.startsAt).getTime() + by), lane, stepMinutes);
  if (part !== 'whole') return { ...from, part, range: withEnd(range, part, line, stepMinutes) };
  if (block.timeStays) return { ...from, part, laneId: lane.id };
  return { block, part, laneId: lane.id, range: { startsAt: line, endsAt: at(line.getTime() + lengthOf(range)) } };
}

/** The same by the keyboard: some steps earlier (negative) or later. What stood between two lines of the grid goes to the next one first. */
export function steppedBy(
  from: BlockProposal,
  part: BlockPart,
  steps: number,
  lane: Lane,
  grid: Pick<DragGrid, 'stepMinutes'>,
): BlockProposal {
  const stepMinutes = from.block.stepMinutes ?? grid.stepMinutes;
  const { startsAt, endsAt } = from.range;
  const moved = part === 'end' ? endsAt : startsAt;
  const origin = lane.shown.startsAt.getTime();
  const step = stepMinutes * MINUTE_MS;
  const lines = (moved.getTime() - origin) / step;
  const line = at(origin + (steps > 0 ? Math.floor(lines) + steps : Math.ceil(lines) + steps) * step);
  if (part !== 'whole') return { ...from, part, range: withEnd(from.range, part, line, stepMinutes) };
  if (from.block.timeStays) return from;
  return { ...from, part, range: { startsAt: line, endsAt: at(line.getTime() + lengthOf(from.range)) } };
}

/** To another lane, at the same time by the wall clock where that lane shows another day. Its length stays, by elapsed time. */
export function toLane(proposal: BlockProposal, from: Lane, to: Lane, { zone }: DragGrid): BlockProposal {
  const { range } = proposal;
  const days = daysBetween(localDateOf(from.shown.startsAt, zone), localDateOf(to.shown.startsAt, zone));
  if (days === 0) return { ...proposal, part: 'whole', laneId: to.id };
  const local = new Date(`${localOf(range.startsAt, zone)}Z`).getTime() + days * 1440 * MINUTE_MS;
  const startsAt = instantOf(at(local).toISOString().slice(0, 16), zone);
  return {
    ...proposal,
    part: 'whole',
    laneId: to.id,
    range: { startsAt, endsAt: at(startsAt.getTime() + lengthOf(range)) },
  };
}

/** Whether anything would change. */
export const isElsewhere = ({ block, laneId, range }: BlockProposal): boolean =>
  laneId !== block.laneId ||
  range.startsAt.getTime() !== block.range.startsAt.getTime() ||
  range.endsAt.getTime() !== block.range.endsAt.getTime();

const lengthOf = (range: TimeRange): number => range.endsAt.getTime() - range.startsAt.getTime();
const daysBetween = (a: string, b: string): number =>
  Math.round((new Date(b).getTime() - new Date(a).getTime()) / (1440 * MINUTE_MS));

/** The other end stays; at least one step lies between them. */
function withEnd(range: TimeRange, part: 'start' | 'end', line: Date, stepMinutes: number): TimeRange {
  const step = stepMinutes * MINUTE_MS;
  return part === 'start'
    ? { ...range, startsAt: at(Math.min(line.getTime(), range.endsAt.getTime() - step)) }
    : { ...range, endsAt: at(Math.max(line.getTime(), range.startsAt.getTime() + step)) };
}
