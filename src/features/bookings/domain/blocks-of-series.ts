import { expandRule } from '@/features/recurrence/domain/expand-rule';
import type { RuleEnd } from '@/features/recurrence/domain/recurrence-rule';
import { untilDate } from '@/features/recurrence/domain/rule-words';
import type { LocalDateTime } from '@/kernel/zone';
import type { LiveDate, LivePart, ReckonedDate, ReckonedSeries, SeriesWish } from './live-series';
import { isOut } from './own-fields';

/** The parts of the other blocks, each with whether it is the last of its own. */
export function partsBeside(parts: readonly LivePart[], block: number): { part: LivePart; isLast: boolean }[] {
  const beside = parts.filter((part) => part.block !== block);
  return beside.map((part, at) => ({ part, isLast: !beside.slice(at + 1).some((one) => one.block === part.block) }));
}

/**
 * What of a wish for one block is meant for a part of another too: place, note, guests and extras where that is said, the end unless that is denied. Null where
 * nothing of it is. Time, length, days and pattern are the block's own.
 */
export function wishForOther(
  main: ReckonedSeries,
  wish: SeriesWish,
  { part, isLast }: { readonly part: LivePart; readonly isLast: boolean },
): SeriesWish | null {
  const { bookingId, scope, keepOwn, aheadMonths, resourceId, note, guests, extras, others } = wish;
  const shared = others === true ? { resourceId, note, guests, extras } : {};
  const end = others === false || !wish.rule ? null : newEnd(main, wish);
  const goesOn = (day: string) => (lastDayOf(part) ?? '9999') > day;
  const isMeant = end !== null && (isLast || (end.kind === 'until' && goesOn(end.until)));
  const wished = { ...shared, rule: isMeant ? { ...part.rule, end } : undefined };
  const asWhole = { bookingId, scope, keepOwn, aheadMonths };
  return Object.values(wished).every((one) => one === undefined) ? null : { ...asWhole, ...wished };
}

/** A part of another block that has no date left is over. */
export const endedWhereEmpty = (reckoned: ReckonedSeries): ReckonedSeries => ({
  ...reckoned,
  parts: reckoned.parts.map((one) =>
    one.becomes && expandRule({ ...one.becomes, limit: 1 }).length === 0
      ? { ...one, becomes: null, inPlace: false }
      : one,
  ),
});

/** The end that a change gave a block, as another can have it: a count becomes the day of its last date. Null where it ends as before. */
function newEnd({ parts: [lead] }: ReckonedSeries, wish: SeriesWish): Exclude<RuleEnd, { kind: 'count' }> | null {
  if (!lead?.becomes) return null;
  const { was, becomes } = lead;
  const [old, now] = [was.rule, becomes.rule];
  // Another pattern with as many dates ends on another day, but not because that was wished.
  const isCounted = old.end.kind === 'count' && now.end.kind === 'count';
  const isOtherPattern = JSON.stringify({ ...old, end: null }) !== JSON.stringify({ ...now, end: null });
  if (isCounted && (wish.localStart !== undefined || isOtherPattern)) return null;
  const after = lastDayOf(becomes);
  if (lastDayOf(was) === after) return null;
  return after === null ? { kind: 'never' } : { kind: 'until', until: after };
}

function lastDayOf(part: LivePart): string | null {
  if (part.rule.end.kind === 'count') return expandRule(part).at(-1)?.localStart.slice(0, 10) ?? part.madeUntil;
  return untilDate(part.rule, part);
}

/** A start that a date of this block would have and a date of another has: starts name the dates of a series. Null where there is none. */
export function startThatMeets(parts: readonly LivePart[], dates: readonly LiveDate[], reckoned: ReckonedSeries) {
  const blocks = new Map(parts.map((part) => [part.id, part.block]));
  const reached = new Set(reckoned.dates.flatMap(({ date }) => date ?? []));
  const starts = new Map<LocalDateTime, number | undefined>();
  for (const date of dates)
    if (!reached.has(date) && !isOut(date)) starts.set(date.originalLocalStart, blocks.get(date.partId));
  for (const { date, part, fate, wanted } of reckoned.dates) {
    if (fate === 'gone' || fate === 'left_out') continue;
    const block = part === null ? date && blocks.get(date.partId) : reckoned.parts[part]!.was.block;
    const met = starts.get(wanted.localStart);
    if (met !== undefined && met !== block) return wanted.localStart;
    starts.set(wanted.localStart, block ?? undefined);
  }
  return null;
}

/** What becomes of several blocks, as of one series: by date, each with the parts of its own. */
export function joined(blocks: readonly ReckonedSeries[]): ReckonedSeries {
  let before = 0;
  const dates = blocks.flatMap((block) => {
    const offset = before;
    before += block.parts.length;
    return block.dates.map((one): ReckonedDate => ({ ...one, part: one.part === null ? null : one.part + offset }));
  });
  return {
    parts: blocks.flatMap(({ parts }) => parts),
    dates: dates.sort((a, b) => a.wanted.startsAt.getTime() - b.wanted.startsAt.getTime()),
    derivedAgain: blocks.some(({ derivedAgain }) => derivedAgain),
  };
}
