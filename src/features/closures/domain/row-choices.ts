import type { BookingId, ResourceId } from '@/kernel/ids';
import * as planning from '@/features/planning/domain/row-choices';
import type { ChoiceRow, Given, Marks, Move } from '@/features/planning/domain/row-choices';
import type { ChangePlan, DecisionInput, PlannedRowView } from '../closures.contract';

/** What the owner said of a row. */
export type Choice = Move | { readonly act: 'cancel' } | { readonly act: 'keep' };
export type Choices = Readonly<Record<string, Choice>>;

type Row = PlannedRowView;

const choiceRow = ({ bookingId, version, who, begun, proposed, options }: Row): ChoiceRow => ({
  id: bookingId,
  version,
  name: who,
  settled: begun,
  proposed,
  options,
});
const choiceRows = (rows: readonly Row[]): ChoiceRow[] => rows.map(choiceRow);

/** What rows were given so far, by undivided resource. */
export const givenBy = (rows: readonly Row[], choices: Choices): Given => planning.givenBy(choiceRows(rows), choices);

/** What the plan would do by itself; null where only the owner can say. What has begun runs out. */
export const proposalOf = (row: Row, given: Given): Choice | null =>
  row.begun ? { act: 'keep' } : planning.proposalOf(choiceRow(row), given);

/** What has begun needs no word. */
export const choiceOf = (row: Row, choices: Choices): Choice | undefined =>
  row.begun ? { act: 'keep' } : choices[row.bookingId];

/** Says yes to every proposal about which nothing was said yet. */
export const acceptAll = (rows: readonly Row[], choices: Choices): Choices =>
  planning.acceptAll(choiceRows(rows), choices);

/** Moves those for whom nothing like it is free that day to the best that is in their list, and about whom nothing was said yet. */
export const moveRest = (rows: readonly Row[], choices: Choices): Choices =>
  planning.moveRest(choiceRows(rows), choices);

/** Cancels those for whom nothing like it is free, and about whom nothing was said yet. */
export const cancelRest = (rows: readonly Row[], choices: Choices): Choices => {
  const given = givenBy(rows, choices);
  const left = rows.filter((row) => !row.begun && !choices[row.bookingId] && !proposalOf(row, given));
  return { ...choices, ...Object.fromEntries(left.map(({ bookingId }) => [bookingId, { act: 'cancel' as const }])) };
};

export type Sums = {
  readonly move: number;
  readonly cancel: number;
  readonly keep: number;
  readonly open: number;
  /** How many of the open ones the plan has an answer for. */
  readonly proposed: number;
  /** How many of the open ones have but another day, or the like, in their list. */
  readonly otherwise: number;
  /** How many people are written to. */
  readonly people: number;
  /** Guests without an address, by name: somebody has to speak with them. */
  readonly toSpeakWith: readonly string[];
};

/** "37 move, 2 are cancelled, 1 stays": what was decided so far. */
export function sumsOf(rows: readonly Row[], choices: Choices): Sums {
  const acts = rows.map((row) => choiceOf(row, choices)?.act);
  const count = (act: Choice['act'] | undefined) => acts.filter((one) => one === act).length;
  const told = rows.filter(({ reachable }) => reachable);
  const given = givenBy(rows, choices);
  return {
    move: count('move'),
    cancel: count('cancel'),
    keep: count('keep'),
    open: count(undefined),
    proposed: rows.filter((row) => !choiceOf(row, choices) && proposalOf(row, given)).length,
    otherwise: rows.filter((row) => !choiceOf(row, choices) && planning.otherWayOf(choiceRow(row), given)).length,
    people: new Set(told.map(personKey)).size,
    toSpeakWith: [...new Set(rows.filter(({ reachable }) => !reachable).map(({ who }) => who))],
  };
}

const personKey = ({ guest, who, personId }: Row): string => (guest ? `guest ${who}` : personId);

/** Rows under the name of whose they are, in the order of the alphabet. */
export function byPerson(
  rows: readonly Row[],
): { readonly key: string; readonly who: string; readonly rows: readonly Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(personKey(row), [...(groups.get(personKey(row)) ?? []), row]);
  return [...groups]
    .map(([key, of]) => ({ key, who: of[0]?.who ?? '', rows: of }))
    .sort((a, b) => a.who.localeCompare(b.who) || (a.key < b.key ? -1 : 1));
}

/** For each row that was given what another row was given too: who has the other. */
export const clashesOf = (rows: readonly Row[], choices: Choices): ReadonlyMap<string, string> =>
  planning.clashesOf(choiceRows(rows), choices);

/** What the server is told: one decision for each row, about the booking as it was seen. */
export const decisionsOf = (rows: readonly Row[], choices: Choices): DecisionInput[] =>
  rows.flatMap((row): DecisionInput[] => {
    const choice = choiceOf(row, choices);
    const about = { bookingId: row.bookingId as BookingId, version: row.version };
    if (!choice) return [];
    if (choice.act !== 'move') return [{ ...about, act: choice.act }];
    const { resourceId, startsAt, endsAt } = choice.option;
    return [{ ...about, act: 'move', resourceId: resourceId as ResourceId, startsAt, endsAt }];
  });

/** Another look at the plan: what was said stays said, but of what is new, changed, or not to be had any more (`taken`, as the server says). */
export function lookAgain(
  before: Pick<ChangePlan, 'rows'>,
  after: Pick<ChangePlan, 'rows'>,
  choices: Choices,
  taken: readonly string[] = [],
): { readonly choices: Choices; readonly marks: Marks; readonly gone: readonly string[] } {
  const again = planning.lookAgain(choiceRows(before.rows), choiceRows(after.rows), choices, taken);
  const names = new Map(before.rows.map(({ bookingId, who }) => [bookingId, who]));
  return { ...again, gone: again.gone.map((id) => names.get(id) ?? '') };
}
