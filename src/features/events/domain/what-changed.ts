/** Parts of an event as the trace names them, each with the columns that it is kept in. */
const PARTS = {
  title: ['title'],
  description: ['description'],
  cover: ['coverId'],
  kind: ['category', 'tags'],
  audience: ['audience', 'planIds'],
  place: ['place', 'resourceId', 'placeWords', 'onlineUrl'],
  time: ['localStart', 'durationMinutes', 'rrule', 'rdates'],
  around: ['setupMinutes', 'cleanupMinutes'],
  places: ['capacity'],
  guests: ['guestsEach'],
  approval: ['approval'],
  answers: ['opensAt', 'closesMinutes'],
  line: ['offerMinutes'],
  names: ['whoComes'],
  questions: ['questions'],
  hosts: ['coHostIds'],
} as const;
export type EventPart = keyof typeof PARTS;
type Column = (typeof PARTS)[EventPart][number];

/** Which parts of an event are others than they were, for the trace of who changed what: the words themselves stay with the event. */
export function partsChanged(
  before: Readonly<Partial<Record<Column, unknown>>>,
  after: Readonly<Partial<Record<Column, unknown>>>,
): EventPart[] {
  const same = (column: Column) => JSON.stringify(before[column] ?? null) === JSON.stringify(after[column] ?? null);
  return (Object.keys(PARTS) as EventPart[]).filter((part) => !PARTS[part].every(same));
}

type Dated = { readonly startsAt: Date };
/** More are counted alone. */
const MOST_MOVED = 10;

/** What became of its dates: which have another time, and how many are new or gone. */
export function datesChanged(
  dates: readonly (Dated & { readonly was: Dated | null })[],
  ending: readonly unknown[],
): { readonly moved: readonly { from: Date; to: Date }[]; readonly added: number; readonly ended: number } {
  const moved = dates.flatMap(({ startsAt, was }) =>
    was && was.startsAt.getTime() !== startsAt.getTime() ? [{ from: was.startsAt, to: startsAt }] : [],
  );
  const added = dates.filter(({ was }) => was === null).length;
  return { moved: moved.slice(0, MOST_MOVED), added, ended: ending.length };
}
