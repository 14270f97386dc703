import type { BookingId, ResourceId } from '@/kernel/ids';
import type { OptionView } from '@/features/planning/planning.contract';
import type { ChangePlan, DecisionInput, PlannedRowView } from '../closures.contract';

/** What the owner said of a row. An option is kept as it was seen, so that it outlives another look at the plan. */
export type Choice =
  { readonly act: 'move'; readonly option: OptionView } | { readonly act: 'cancel' } | { readonly act: 'keep' };
export type Choices = Readonly<Record<string, Choice>>;

/** Why a row asks to be looked at again. */
export type RowMark = 'new' | 'changed' | 'taken';
export type Marks = Readonly<Record<string, RowMark>>;

type Row = PlannedRowView;

/**
 * What the plan would do by itself; null where only the owner can say. What has begun runs out. What was given to another row meanwhile is passed over:
 * another look at the plan knows nothing of what was decided before it.
 */
export function proposalOf({ bookingId, begun, proposed, options }: Row, given: Given = new Map()): Choice | null {
  if (begun) return { act: 'keep' };
  const option = proposed ? options.find((one) => meetsOf(one, bookingId, given).length === 0) : undefined;
  return option ? { act: 'move', option } : null;
}

type Held = { readonly bookingId: string; readonly who: string; readonly startsAt: string; readonly endsAt: string };
/** What rows were given so far, by undivided resource. */
export type Given = ReadonlyMap<string, readonly Held[]>;

export function givenBy(rows: readonly Row[], choices: Choices): Given {
  const given = new Map<string, Held[]>();
  for (const { bookingId, who } of rows) {
    const choice = choices[bookingId];
    if (choice?.act !== 'move') continue;
    for (const { leafId, startsAt, endsAt } of choice.option.holds)
      given.set(leafId, [...(given.get(leafId) ?? []), { bookingId, who, startsAt, endsAt }]);
  }
  return given;
}

/** Which other rows were given any of what an option holds. */
const meetsOf = ({ holds }: OptionView, bookingId: string, given: Given): Held[] =>
  holds.flatMap(({ leafId, startsAt, endsAt }) =>
    (given.get(leafId) ?? []).filter(
      (one) => one.bookingId !== bookingId && one.startsAt < endsAt && startsAt < one.endsAt,
    ),
  );

/** What has begun needs no word. */
export const choiceOf = (row: Row, choices: Choices): Choice | undefined =>
  row.begun ? { act: 'keep' } : choices[row.bookingId];

/** Says yes to every proposal about which nothing was said yet. */
export const acceptAll = (rows: readonly Row[], choices: Choices): Choices =>
  rows.reduce((said, row) => {
    const choice = row.begun || said[row.bookingId] ? null : proposalOf(row, givenBy(rows, said));
    return choice ? { ...said, [row.bookingId]: choice } : said;
  }, choices);

/** What is in the list for a row that the plan has no answer for, and nobody was given: another day, say. */
const otherWay = (row: Row, given: Given): OptionView | undefined =>
  row.begun || proposalOf(row, given)
    ? undefined
    : row.options.find((one) => meetsOf(one, row.bookingId, given).length === 0);

/** Moves those for whom nothing like it is free that day to the best that is in their list, and about whom nothing was said yet. */
export const moveRest = (rows: readonly Row[], choices: Choices): Choices =>
  rows.reduce((said, row) => {
    const option = said[row.bookingId] ? undefined : otherWay(row, givenBy(rows, said));
    return option ? { ...said, [row.bookingId]: { act: 'move', option } } : said;
  }, choices);

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
    otherwise: rows.filter((row) => !choiceOf(row, choices) && otherWay(row, given)).length,
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
export function clashesOf(rows: readonly Row[], choices: Choices): ReadonlyMap<string, string> {
  const given = givenBy(rows, choices);
  return new Map(
    rows.flatMap(({ bookingId }) => {
      const choice = choices[bookingId];
      const [other] = choice?.act === 'move' ? meetsOf(choice.option, bookingId, given) : [];
      return other ? [[bookingId, other.who] as const] : [];
    }),
  );
}

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
  const known = new Map(before.rows.map((row) => [row.bookingId, row]));
  const marks: Record<string, RowMark> = {};
  for (const { bookingId, version } of after.rows) {
    const was = known.get(bookingId);
    if (!was) marks[bookingId] = 'new';
    else if (was.version !== version) marks[bookingId] = 'changed';
    else if (taken.includes(bookingId)) marks[bookingId] = 'taken';
  }
  const there = new Set(after.rows.map(({ bookingId }) => bookingId));
  const kept = Object.entries(choices).filter(([id]) => there.has(id) && !marks[id]);
  const gone = before.rows.filter(({ bookingId }) => !there.has(bookingId)).map(({ who }) => who);
  return { choices: Object.fromEntries(kept), marks, gone };
}
