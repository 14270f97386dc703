import type { ActingMember } from '@/kernel/acting-member';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { inOperator } from '@/server/db/transactions';
import { costOfDates } from '../domain/cost-of-dates';
import type { LivePart } from '../domain/live-series';
import type { PartRow } from '../domain/series-rows';
import {
  changedStateSchema,
  type ChangedOccurrence,
  type SeriesChangePlan,
  type SeriesChangeWish,
} from '../series-change.contract';
import { findStandIn } from './explain-taken';
import { gatherSeriesChange, livePart, type GatheredChange } from './gather-series-change';
import { asksForTime, optionsOfChange, type JudgedDate } from './judge-series-change';
import { plannedView, viewOfOptions } from './plan-series';
import { pricesOfChange, type PricedChange } from './price-dates';
import type { SeriesOptions } from './series-options';
import { standApart, type Stays } from './stand-apart';

/**
 * "Move my Mondays to Tuesday: what would happen?" Every date of the series from the chosen one on (or all to come) with what becomes of it, and what
 * could be done where that cannot be. Writes nothing. What is said to stay where it
 * is has its time still, and nothing else goes there. A wish for nothing shows the series as it is.
 *
 * @throws DomainError as `gatherSeriesChange`.
 */
export function planSeriesChange(
  member: ActingMember,
  wish: SeriesChangeWish,
  now = new Date(),
  stays: Stays = () => false,
): Promise<SeriesChangePlan> {
  return inOperator(member, async (tx) => {
    const gathered = standApart(await gatherSeriesChange(tx, member, wish, now), stays);
    const { series, facts, judged } = gathered;
    const options = gathered.handsOver ? null : await optionsOfChange(tx, series, facts, judged, now);
    const here = judged.filter((one) => asksForTime(one) && one.wanted.resourceId === facts.resourceId);
    const isTaken = here.some(({ state }) => state === 'taken');
    const asking = { ...member, memberId: series.memberId, role: series.role };
    const wanted = here.map((one) => one.wanted);
    const standIn = isTaken ? await findStandIn(tx, asking, facts, wanted) : null;
    const prices = await pricesOfChange(tx, gathered, now);
    return { ...viewOfChange(gathered, options, prices), otherForAll: standIn?.forAll ?? null };
  });
}

export function viewOfChange(
  { series, parts, reckoned, facts, judged, planToken, names }: GatheredChange,
  options: SeriesOptions | null,
  prices: PricedChange | null = null,
): Omit<SeriesChangePlan, 'otherForAll'> {
  const [lead] = reckoned.parts;
  const was = lead!.was;
  const occurrences = judged.map((one) => changedView(one, names, options, prices));
  const cost = costOfDates(occurrences);
  const count = (state: ChangedOccurrence['state']) => occurrences.filter((one) => one.state === state).length;
  const sums = Object.fromEntries(changedStateSchema.options.map((state) => [state, count(state)]));
  return {
    spaceId: series.spaceId,
    timeZone: facts.rules.timeZone,
    ...(series.isAlone ? { alone: true } : {}),
    before: patternOf(was, names),
    after: patternOf(lead!.becomes ?? was, names),
    otherTimes: otherBlocks(parts, was),
    derivedAgain: reckoned.derivedAgain,
    occurrences,
    sums: sums as SeriesChangePlan['sums'],
    ...(cost ? { cost } : {}),
    planToken,
  };
}

/** Each other block by its latest part, where that goes on. */
function otherBlocks(parts: readonly PartRow[], { block }: LivePart): SeriesChangePlan['otherTimes'] {
  const latest = new Map(parts.filter((part) => part.block !== block).map((part) => [part.block, part]));
  return [...latest.values()]
    .filter(({ status }) => status === 'live')
    .map((row) => ({
      words: describeRule(livePart(row).rule, row),
      localStart: row.localStart,
      durationMinutes: row.durationMinutes,
    }));
}

const patternOf = (part: LivePart, names: GatheredChange['names']): SeriesChangePlan['before'] => ({
  words: describeRule(part.rule, part),
  rrule: formatRule(part.rule, part.timeZone),
  localStart: part.localStart,
  durationMinutes: part.durationMinutes,
  resourceId: part.resourceId,
  resourceName: names.get(part.resourceId) ?? '',
  note: part.note,
  guests: part.guests.map((guest) => ({ ...guest })),
  extras: part.extras.map(({ tax: _, ...extra }) => extra),
  exdates: [...part.exdates].sort(),
});

function changedView(
  one: JudgedDate,
  names: GatheredChange['names'],
  options: SeriesOptions | null,
  prices: PricedChange | null,
): ChangedOccurrence {
  const { date, state, wanted, found } = one;
  const nothing = { clash: null, rule: null, holiday: null };
  const planned = plannedView(found ?? { ...wanted, state: 'fine', ...nothing });
  return {
    ...planned,
    localStart: wanted.localStart,
    state,
    bookingId: date?.bookingId ?? null,
    resourceId: wanted.resourceId,
    resourceName: names.get(wanted.resourceId) ?? '',
    was: date && {
      startsAt: date.startsAt.toISOString(),
      endsAt: date.endsAt.toISOString(),
      resourceId: date.resourceId,
      resourceName: names.get(date.resourceId) ?? '',
      skipped: date.status === 'skipped',
      wanted: date.status === 'skipped' ? date.wanted : null,
      ...prices?.was(one),
    },
    ...prices?.now(one),
    ...(options && found && found.state !== 'fine' ? viewOfOptions(options, wanted) : {}),
  };
}
