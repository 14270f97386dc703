import type { ResourceId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import * as planning from '@/features/planning/domain/row-choices';
import type { ChoiceRow, Given, Move } from '@/features/planning/domain/row-choices';
import type { ChangeDecisionInput, ChangedOccurrence } from '../series-change.contract';
import type { PlannedOccurrence, SeriesDecisionInput } from '../series.contract';

type Changed = Pick<ChangedOccurrence, 'state'> &
  Partial<Pick<ChangedOccurrence, 'bookingId' | 'resourceId' | 'resourceName' | 'was'>>;
/** A date of a series on its way: of one that is being made, or of one that is being changed. */
export type SeriesRow = Omit<PlannedOccurrence, 'state'> & Changed;
export type SeriesState = SeriesRow['state'];

/** What a member says of a date that cannot be had as wished. */
export type SeriesChoice = Move | { readonly act: DateAct };
/** Skip it; leave it as it is; or wait for it: take it as soon as it is free, or be asked then. */
export type DateAct = 'skip' | 'stay' | 'take' | 'ask';
export type SeriesChoices = Readonly<Record<string, SeriesChoice>>;

const WANTING: readonly SeriesState[] = ['taken', 'closed', 'outside_hours', 'rule'];
/** Whether something must be said of it. */
export const isWanting = ({ state }: Pick<SeriesRow, 'state'>): boolean => WANTING.includes(state);
/** Whether it has a place and time now that it could keep. */
export const mayStay = ({ was }: Pick<SeriesRow, 'was'>): boolean => Boolean(was && !was.skipped);

const choiceRow = (row: SeriesRow): ChoiceRow => ({
  id: row.localStart,
  version: [row.state, row.startsAt, row.endsAt, row.resourceId].join(' '),
  name: row.localStart,
  settled: !isWanting(row),
  proposed: row.proposed,
  options: row.options,
});
const choiceRows = (rows: readonly SeriesRow[]): ChoiceRow[] => rows.map(choiceRow);

export const givenTo = (rows: readonly SeriesRow[], choices: SeriesChoices): Given =>
  planning.givenBy(choiceRows(rows), choices);
/** What would be best for a date that is not to be had as wished; null where only its member can say. */
export const bestFor = (row: SeriesRow, given: Given): Move | null => planning.proposalOf(choiceRow(row), given);
/** For each date that was sent where another was sent too: the other. */
export const metBy = (rows: readonly SeriesRow[], choices: SeriesChoices) =>
  planning.clashesOf(choiceRows(rows), choices);
/** The best for each date of which nothing was said yet. */
export const bestForAll = (rows: readonly SeriesRow[], choices: SeriesChoices): SeriesChoices =>
  planning.acceptAll(choiceRows(rows), choices);
/** The first in the list of each for which nothing is good enough by itself. */
export const firstForRest = (rows: readonly SeriesRow[], choices: SeriesChoices): SeriesChoices =>
  planning.moveRest(choiceRows(rows), choices);
export const seenAgain = (
  before: readonly SeriesRow[],
  after: readonly SeriesRow[],
  choices: SeriesChoices,
): ReturnType<typeof planning.lookAgain<SeriesChoice>> =>
  planning.lookAgain(choiceRows(before), choiceRows(after), choices);

/** Says the same of every date of which nothing was said yet. */
export const sayOfRest = (
  rows: readonly SeriesRow[],
  choices: SeriesChoices,
  act: 'skip' | 'ask' | 'take',
): SeriesChoices => {
  const left = rows.filter((row) => isWanting(row) && !choices[row.localStart]);
  return { ...choices, ...Object.fromEntries(left.map(({ localStart }) => [localStart, { act }])) };
};

/** Of the dates that are left as they are, those whose time another date of the plan would have: the plan must know of them. */
export const stayingInTheWay = (rows: readonly SeriesRow[], choices: SeriesChoices): readonly string[] =>
  rows
    .filter((row) => {
      const { was } = row;
      const meets = (other: SeriesRow) => was && other.startsAt < was.endsAt && was.startsAt < other.endsAt;
      return isWanting(row) && choices[row.localStart]?.act === 'stay' && rows.some((one) => one !== row && meets(one));
    })
    .map(({ localStart }) => localStart);

export type SeriesSums = {
  readonly states: Readonly<Record<SeriesState, number>>;
  /** Of those closed: how many on a holiday. */
  readonly holidays: number;
  readonly elsewhere: number;
  readonly skipped: number;
  readonly staying: number;
  /** Of those that cannot be had: how many are waited for, and of how many of them an offer is asked. */
  readonly waiting: number;
  readonly asking: number;
  /** Of how many something must still be said, */
  readonly open: number;
  /** to how many of them there is a good answer, */
  readonly proposed: number;
  /** and to how many but another in their list. */
  readonly otherwise: number;
};

/** "46 fine, 3 clash, 1 holiday", and what was said of those that are not fine. */
export function seriesSums(rows: readonly SeriesRow[], choices: SeriesChoices): SeriesSums {
  const given = givenTo(rows, choices);
  const states: Record<SeriesState, number> = {
    ...{ fine: 0, taken: 0, closed: 0, outside_hours: 0, rule: 0 },
    ...{ same: 0, own: 0, gone: 0, left_out: 0, past: 0 },
  };
  const acts = { move: 0, skip: 0, stay: 0, take: 0, ask: 0 };
  const open: SeriesRow[] = [];
  for (const row of rows) {
    states[row.state] += 1;
    const said = choices[row.localStart];
    if (!isWanting(row)) continue;
    if (said) acts[said.act] += 1;
    else open.push(row);
  }
  return {
    states,
    holidays: rows.filter(({ state, holiday }) => state === 'closed' && holiday !== null).length,
    elsewhere: acts.move,
    skipped: acts.skip,
    staying: acts.stay,
    waiting: acts.take + acts.ask,
    asking: acts.ask,
    open: open.length,
    proposed: open.filter((row) => bestFor(row, given)).length,
    otherwise: open.filter((row) => planning.otherWayOf(choiceRow(row), given)).length,
  };
}

/** What the server is told: one decision for each date that is not to be had as wished. `offerMinutes`: how long an offer of one is kept; null as the owner says. */
export const changeDecisions = (
  rows: readonly SeriesRow[],
  choices: SeriesChoices,
  offerMinutes: number | null,
): ChangeDecisionInput[] =>
  rows.flatMap((row): ChangeDecisionInput[] => {
    const choice = isWanting(row) ? choices[row.localStart] : undefined;
    const localStart = row.localStart as LocalDateTime;
    if (!choice) return [];
    if (choice.act === 'take') return [{ act: 'wait', localStart, fill: true }];
    if (choice.act === 'ask')
      return [{ act: 'wait', localStart, fill: false, ...(offerMinutes ? { offerMinutes } : {}) }];
    if (choice.act !== 'move') return [{ act: choice.act, localStart }];
    const { resourceId, startsAt, endsAt, more } = choice.option;
    const pieces = more ? { more: more.map((one) => ({ ...one })) } : {};
    return [{ act: 'move', localStart, resourceId: resourceId as ResourceId, startsAt, endsAt, ...pieces }];
  });

/** The same for a series that is not made yet: none of its dates can stay as it is. */
export const seriesDecisions = (...said: Parameters<typeof changeDecisions>): SeriesDecisionInput[] =>
  changeDecisions(...said).flatMap((one) => (one.act === 'stay' ? [] : one));
