import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDateTime } from '@/kernel/zone';
import { collide, type LeafTime } from '@/features/planning/domain/held-picture';
import { getBookable, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { Refusal } from '../domain/judge-booking';
import type { SeriesDecisionInput } from '../series.contract';
import { bookingError } from '../bookings.errors';
import { optionsFor, plannedView, type SeriesDecision } from './plan-series';
import type { SeriesDate, SeriesOptions } from './series-options';
import type { Elsewhere } from './write-occurrences';

export type MoveDecision = Extract<SeriesDecisionInput, { act: 'move' }>;
export const isMove = <D extends { readonly act: string }>(one: D): one is Extract<D, { act: 'move' }> =>
  one.act === 'move';

/** Why what was chosen for a date cannot be had: somebody has it, it is given twice in this series, or a limit is reached with it. */
export type Gone = {
  readonly localStart: LocalDateTime;
  readonly why: 'taken' | 'twice' | 'rule';
  readonly rule?: Refusal;
};

/**
 * Where the dates go that the member sent elsewhere: held against what is true now, by the judge that made the options.
 * @throws DomainError `series.plan_changed` with the dates (`gone`) whose choice is not to be had any more.
 */
export async function chooseDates(
  tx: OperatorTx,
  member: ActingMember,
  decision: SeriesDecision,
  moves: readonly MoveDecision[],
  now: Date,
): Promise<ReadonlyMap<LocalDateTime, Elsewhere>> {
  if (moves.length === 0) return new Map();
  const { judged } = decision;
  const options = await optionsFor(tx, member, decision, now);
  const rows = new Map(judged.map((row) => [row.localStart, row]));
  const wanted = moves.map((one) => wantedOf(one, rows.get(one.localStart), decision.facts.resourceId, options));
  refuseGone(decision, [...notToBeHad(wanted), ...overLimit(decision, wanted)]);

  return placesOf(tx, decision.facts, wanted);
}

/** Each chosen place with all that has to be known of it: one query for each that is not the series' own. */
export async function placesOf(
  tx: OperatorTx,
  own: BookableFacts,
  wanted: readonly (Pick<Wanted, 'localStart' | 'range' | 'more'> & { readonly resourceId: ResourceId })[],
): Promise<ReadonlyMap<LocalDateTime, Elsewhere>> {
  const known = new Map([[own.resourceId, own]]);
  const chosen = new Map<LocalDateTime, Elsewhere>();
  for (const { localStart, resourceId, range, more } of wanted) {
    const facts = known.get(resourceId) ?? (await getBookable(tx, own.spaceId, resourceId));
    known.set(resourceId, facts);
    chosen.set(localStart, { facts, range, more });
  }
  return chosen;
}

export type Wanted = {
  readonly localStart: LocalDateTime;
  readonly range: { readonly startsAt: Date; readonly endsAt: Date };
  /** The pieces after the first. */
  readonly more: readonly TimeRange[];
  readonly claims: readonly LeafTime[] | null;
};

/** What a date that is sent elsewhere asks for: as long as it is; or, around what is in the way, pieces of its own time at its own place. */
export function wantedOf(
  move: MoveDecision,
  date: SeriesDate | undefined,
  ownId: ResourceId,
  options: SeriesOptions | null,
): Wanted & { readonly resourceId: ResourceId } {
  const { localStart, resourceId } = move;
  const [range, ...more] = [move, ...(move.more ?? [])].map(rangeOf) as [TimeRange, ...TimeRange[]];
  const isSplit = resourceId === ownId && date !== undefined && areApartWithin(date, [range, ...more]);
  const fits = date !== undefined && (more.length === 0 && keepsLength(date, range) ? true : isSplit);
  const claims = fits ? [range, ...more].map((piece) => options?.claimsOf(date, resourceId, piece) ?? null) : [null];
  const had = claims.flatMap((one) => one ?? []);
  return { localStart, resourceId, range, more, claims: claims.includes(null) ? null : had };
}

const rangeOf = ({ startsAt, endsAt }: Pick<MoveDecision, 'startsAt' | 'endsAt'>): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

/** One after another, none over another, all within the whole. */
const areApartWithin = (whole: TimeRange, pieces: readonly TimeRange[]): boolean =>
  pieces.every((piece, at) => {
    const from = pieces[at - 1]?.endsAt ?? whole.startsAt;
    return from <= piece.startsAt && piece.startsAt < piece.endsAt && piece.endsAt <= whole.endsAt;
  });

const keepsLength = (a: TimeRange, b: Wanted['range']): boolean =>
  a.endsAt.getTime() - a.startsAt.getTime() === b.endsAt.getTime() - b.startsAt.getTime();

export const notToBeHad = (wanted: readonly Wanted[]): Gone[] =>
  wanted.flatMap(({ localStart, claims }, place): Gone[] => {
    if (!claims) return [{ localStart, why: 'taken' }];
    const twice = wanted.some((other, at) => at < place && other.claims !== null && collide(other.claims, claims));
    return twice ? [{ localStart, why: 'twice' }] : [];
  });

/** The limits of the member, counted with the dates that are fine. */
function overLimit({ judged, ruling }: SeriesDecision, wanted: readonly Wanted[]): Gone[] {
  const fine: readonly TimeRange[] = judged.filter(({ state }) => state === 'fine');
  const all = [...fine, ...wanted.flatMap(({ range, more }) => [range, ...more])];
  const refusals = ruling.limit(all.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()));
  const broken = refusals.find((one) => one !== null);
  if (!broken) return [];
  // Whichever date the count stops at: it is those sent elsewhere that were added to what was fine.
  return wanted.map(({ localStart }) => ({ localStart, why: 'rule', rule: broken }));
}

function refuseGone({ judged, planToken }: SeriesDecision, gone: readonly Gone[]): void {
  if (gone.length === 0) return;
  const occurrences = judged.map((row) => plannedView(row));
  throw bookingError('series.plan_changed', { occurrences, planToken, gone: [...gone] });
}
