import { newId, type SeriesId } from '@/kernel/ids';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import type { LivePart, ReckonedPart } from './live-series';
import type { PartRow } from './series-rows';

/** A part that is split off, with what it goes on from; nothing, where it is the first of somebody else's series. */
export type SplitPart = PartRow & { readonly rootId: SeriesId | null; readonly followsId: SeriesId | null };

export type ChangedParts = {
  readonly updated: readonly PartRow[];
  readonly added: readonly SplitPart[];
  /** Where the dates of each reckoned part belong from now on. */
  readonly ids: readonly SeriesId[];
};

/**
 * The parts of a series as a change leaves them: what stays before it, ended; what goes on, in its place or split off. Without a `rootId` what goes on is
 * a series by itself.
 */
export function changedParts(
  reckoned: readonly ReckonedPart[],
  rows: readonly PartRow[],
  rootId: SeriesId | null,
): ChangedParts {
  const updated: PartRow[] = [];
  const added: SplitPart[] = [];
  const blocks: number[] = [];
  const ids = reckoned.map(({ was, before, becomes, inPlace }) => {
    const row = rows.find(({ id }) => id === was.id)!;
    const ended = before ? written(row, { ...was, ...before }) : { ...row, status: 'ended' as const };
    if (becomes && inPlace) {
      updated.push(written(row, becomes));
      return was.id;
    }
    updated.push(ended);
    if (!becomes) return was.id;
    const id = newId<'series'>();
    const link = rootId ? { rootId, followsId: was.id } : anew(added, blocks, was.block);
    added.push({ ...written(row, becomes), id, status: 'live', sequence: 0, ...link });
    return id;
  });
  return { updated, added, ids };
}

/** Where a part stands in a series of its own: its times of the week are counted anew, the first that comes is the first. `blocks` are those met so far. */
function anew(added: readonly SplitPart[], blocks: number[], block: number) {
  if (!blocks.includes(block)) blocks.push(block);
  const own = blocks.indexOf(block);
  const followsId = added.findLast((one) => one.block === own)?.id ?? null;
  return { block: own, rootId: added[0]?.id ?? null, followsId };
}

const written = (row: PartRow, part: LivePart): PartRow => ({
  ...row,
  resourceId: part.resourceId,
  localStart: part.localStart,
  durationMinutes: part.durationMinutes,
  rrule: formatRule(part.rule, part.timeZone),
  exdates: part.exdates,
  rdates: part.rdates,
  madeUntil: part.madeUntil,
  note: part.note,
  guests: part.guests,
  extras: part.extras,
});
