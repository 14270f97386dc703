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
  const wanted = moves.map((one) => {
    const range = { startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) };
    const row = rows.get(one.localStart);
    const claims = row && keepsLength(row, range) ? options?.claimsOf(row, one.resourceId, range) : null;
    return { localStart: one.localStart, resourceId: one.resourceId, range, claims: claims ?? null };
  });
  refuseGone(decision, [...notToBeHad(wanted), ...overLimit(decision, wanted)]);

  return placesOf(tx, decision.facts, wanted);
}

/** Each chosen place with all that has to be known of it: one query for each that is not the series' own. */
export async function placesOf(
  tx: OperatorTx,
  own: BookableFacts,
  wanted: readonly (Pick<Wanted, 'localStart' | 'range'> & { readonly resourceId: ResourceId })[],
): Promise<ReadonlyMap<LocalDateTime, Elsewhere>> {
  const known = new Map([[own.resourceId, own]]);
  const chosen = new Map<LocalDateTime, Elsewhere>();
  for (const { localStart, resourceId, range } of wanted) {
    const facts = known.get(resourceId) ?? (await getBookable(tx, own.spaceId, resourceId));
    known.set(resourceId, facts);
    chosen.set(localStart, { facts, range });
  }
  return chosen;
}

export type Wanted = {
  readonly localStart: LocalDateTime;
  readonly range: { readonly startsAt: Date; readonly endsAt: Date };
  readonly claims: readonly LeafTime[] | null;
};

export const keepsLength = (a: TimeRange, b: Wanted['range']): boolean =>
  a.endsAt.getTime() - a.startsAt.getTime() === b.endsAt.getTime() - b.startsAt.getTime();

export const notToBeHad = (wanted: readonly Wanted[]): Gone[] =>
  wanted.flatMap(({ localStart, claims }, place): Gone[] => {
    if (!claims) return [{ localStart, why: 'taken' }];
    const twice = wanted.some((other, at) => at < place && other.claims !== null && collide(other.claims, claims));
    return twice ? [{ localStart, why: 'twice' }] : [];
  });

/** The limits of the member, counted with the dates that are fine. */
function overLimit({ judged, ruling }: SeriesDecision, wanted: readonly Wanted[]): Gone[] {
  const fine = judged.filter(({ state }) => state === 'fine').map((row) => ({ range: row, localStart: null }));
  const all = [...fine, ...wanted].sort((a, b) => a.range.startsAt.getTime() - b.range.startsAt.getTime());
  const refusals = ruling.limit(all.map(({ range }) => range));
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
