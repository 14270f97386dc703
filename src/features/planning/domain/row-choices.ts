import type { OptionView } from '../planning.contract';

/** What a planner's row needs so that something can be said of it: a closure's booking, a date of a series. */
export type ChoiceRow = {
  readonly id: string;
  /** Changes whenever what is known of the row does. */
  readonly version: string;
  /** How another row names it, where both were given the same. */
  readonly name: string;
  /** Needs no word. */
  readonly settled: boolean;
  /** The first option is good enough to be taken without a look. */
  readonly proposed: boolean;
  readonly options: readonly OptionView[];
};

/** An option is kept as it was seen, so that it outlives another look at the plan. */
export type Move = { readonly act: 'move'; readonly option: OptionView };
type Said = Move | { readonly act: string };
type ChoicesOf<C> = Readonly<Record<string, C>>;

/** Why a row asks to be looked at again. */
export type RowMark = 'new' | 'changed' | 'taken';
export type Marks = Readonly<Record<string, RowMark>>;

type Held = { readonly id: string; readonly name: string; readonly startsAt: string; readonly endsAt: string };
/** What rows were given so far, by undivided resource. */
export type Given = ReadonlyMap<string, readonly Held[]>;

const isMove = (said: Said | undefined): said is Move => said?.act === 'move';

function give(given: Map<string, Held[]>, { id, name }: ChoiceRow, { option }: Move): void {
  for (const { leafId, startsAt, endsAt } of option.holds) {
    const held = given.get(leafId);
    const one = { id, name, startsAt, endsAt };
    if (held) held.push(one);
    else given.set(leafId, [one]);
  }
}

function giving(rows: readonly ChoiceRow[], choices: ChoicesOf<Said>): Map<string, Held[]> {
  const given = new Map<string, Held[]>();
  for (const row of rows) {
    const said = choices[row.id];
    if (isMove(said)) give(given, row, said);
  }
  return given;
}
export const givenBy = (rows: readonly ChoiceRow[], choices: ChoicesOf<Said>): Given => giving(rows, choices);

/** Which other rows were given any of what an option holds. */
const meetsOf = ({ holds }: OptionView, id: string, given: Given): Held[] =>
  holds.flatMap(({ leafId, startsAt, endsAt }) =>
    (given.get(leafId) ?? []).filter((one) => one.id !== id && one.startsAt < endsAt && startsAt < one.endsAt),
  );

const firstFree = ({ id, options }: ChoiceRow, given: Given): Move | null => {
  const option = options.find((one) => meetsOf(one, id, given).length === 0);
  return option ? { act: 'move', option } : null;
};

/**
 * What the plan would do by itself; null where only a person can say. What was given to another row meanwhile is passed over: another look at the plan
 * knows nothing of what was decided before it.
 */
export const proposalOf = (row: ChoiceRow, given: Given): Move | null =>
  row.proposed && !row.settled ? firstFree(row, given) : null;

/** What is in the list for a row that the plan has no answer for, and nobody was given: another day, say. */
export const otherWayOf = (row: ChoiceRow, given: Given): Move | null =>
  row.settled || proposalOf(row, given) ? null : firstFree(row, given);

function sayForAll<C extends Said>(
  rows: readonly ChoiceRow[],
  choices: ChoicesOf<C | Move>,
  find: (row: ChoiceRow, given: Given) => Move | null,
): ChoicesOf<C | Move> {
  const given = giving(rows, choices);
  const said: Record<string, C | Move> = { ...choices };
  for (const row of rows) {
    const move = said[row.id] ? null : find(row, given);
    if (!move) continue;
    give(given, row, move);
    said[row.id] = move;
  }
  return said;
}

/** Says yes to every proposal about which nothing was said yet. */
export const acceptAll = <C extends Said>(rows: readonly ChoiceRow[], choices: ChoicesOf<C | Move>) =>
  sayForAll(rows, choices, proposalOf);

/** Takes the best that is in the list of those for whom nothing is proposed, and about whom nothing was said yet. */
export const moveRest = <C extends Said>(rows: readonly ChoiceRow[], choices: ChoicesOf<C | Move>) =>
  sayForAll(rows, choices, otherWayOf);

/** For each row that was given what another row was given too: who has the other. */
export function clashesOf(rows: readonly ChoiceRow[], choices: ChoicesOf<Said>): ReadonlyMap<string, string> {
  const given = givenBy(rows, choices);
  return new Map(
    rows.flatMap(({ id }) => {
      const said = choices[id];
      const [other] = isMove(said) ? meetsOf(said.option, id, given) : [];
      return other ? [[id, other.name] as const] : [];
    }),
  );
}

/** Another look at the plan: what was said stays said, but of what is new, changed, or not to be had any more (`taken`, as the server says). */
export function lookAgain<C>(
  before: readonly Pick<ChoiceRow, 'id' | 'version'>[],
  after: readonly Pick<ChoiceRow, 'id' | 'version'>[],
  choices: ChoicesOf<C>,
  taken: readonly string[] = [],
): { readonly choices: ChoicesOf<C>; readonly marks: Marks; readonly gone: readonly string[] } {
  const known = new Map(before.map((row) => [row.id, row.version]));
  const marks: Record<string, RowMark> = {};
  for (const { id, version } of after) {
    const was = known.get(id);
    if (was === undefined) marks[id] = 'new';
    else if (was !== version) marks[id] = 'changed';
    else if (taken.includes(id)) marks[id] = 'taken';
  }
  const there = new Set(after.map(({ id }) => id));
  const kept = Object.entries(choices).filter(([id]) => there.has(id) && !marks[id]);
  const gone = before.flatMap(({ id }) => (there.has(id) ? [] : [id]));
  return { choices: Object.fromEntries(kept), marks, gone };
}
