import { type Id, newId, type OperatorId } from '@/kernel/ids';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import {
  insertBuckets,
  insertGiven,
  insertTakenOut,
  listAllowances,
  type NewBucket,
  takeTurnOfMembers,
} from '@/features/memberships/memberships.service';
import type { MembershipFact } from '@/features/memberships/memberships.facts';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { type Entry, keepAllowances, type NewAllowance } from '../domain/keep-allowances';
import { endedBetween } from '../domain/plan-news';
import type { PlanFact } from '../plans.facts';
import { addMonths } from '../domain/period-grid';
import { datesInWords } from '../domain/plan-words';
import { findMembership, listToKeep, type FoundMembership, type MembershipId } from '../sql/membership-reads';
import { setKept } from '../sql/membership-writes';

/** Allowances are there for bookings so far ahead. */
export const MONTHS_AHEAD = 13;

/**
 * "This month's hours are there": brings the allowances of a membership to what they should be now. It looks at how things are, so it may run late, twice, and at
 * the same moment as another.
 *
 * @returns how many buckets and entries it wrote
 */
export function keepMembership(
  { operatorId }: { readonly operatorId: OperatorId },
  membershipId: MembershipId,
  now = new Date(),
): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const whose = await findMembership(tx, membershipId);
    if (!whose) return 0;
    await takeTurnOfMembers(tx, [whose.memberId]);
    // As it is by now: another may have had its turn before.
    const membership = (await findMembership(tx, membershipId)) ?? whose;
    const { timeZone } = await getHouse(tx);
    const today = localDateOf(now, timeZone);
    const known = await listAllowances(tx, membershipId);
    const when = { today, upTo: addMonths(today, MONTHS_AHEAD) };
    const { make, entries } = keepAllowances(membership, known, when, () => newId<'credit_bucket'>());
    await insertBuckets(
      tx,
      make.map((one) => bucketOf(one, membership, timeZone)),
    );
    const { memberId, personId } = membership;
    const isGiven = (one: Entry): one is Entry & { kind: 'allowance' | 'rolled_in' } =>
      one.kind === 'allowance' || one.kind === 'rolled_in';
    await insertGiven(tx, memberId, entries.filter(isGiven));
    const taken = entries.flatMap((one) => (isGiven(one) ? [] : [takenOut(one)]));
    await insertTakenOut(tx, taken);
    const lastOn = endedBetween(membership, today);
    if (lastOn) {
      const news = { what: 'ended', lastOn } as const;
      const over: PlanFact = { type: 'membership.went_on', operatorId, membershipId, memberId, personId, news };
      await record(tx, { audit: [], facts: [over] });
    }
    await setKept(tx, membershipId, today);
    const written = make.length + entries.length;
    const changed: MembershipFact = { type: 'credits.changed', operatorId, memberId, personId };
    if (written > 0) await record(tx, { audit: [], facts: [changed] });
    return written;

    function takenOut({ bucketId, kind, amount }: Entry) {
      const why = kind as 'taken_back' | 'rolled_out' | 'expired';
      return { bucketId, memberId, amount, kind: why, madeBy: null, reason: '' };
    }
  });
}

/** Those that were not looked at today: what follows from a day that has come. */
export const listMembershipsToKeep = (operatorId: OperatorId, now: Date): Promise<Id<'membership'>[]> =>
  inOperator({ operatorId }, async (tx) => listToKeep(tx, localDateOf(now, (await getHouse(tx)).timeZone)));

/** The bucket that an allowance fills. */
export function bucketOf(
  one: NewAllowance,
  { id, memberId }: Pick<FoundMembership, 'id' | 'memberId'>,
  timeZone: string,
): NewBucket {
  const { allowance, from, to, rolledFrom, versionId, place, unlimited, planName } = one;
  const name = `${planName}, ${datesInWords(from, to)}${rolledFrom ? ', left over' : ''}`;
  return {
    ...{ id: one.id, memberId, name: name.slice(0, 120), source: 'allowance', resourceIds: [], currency: null },
    unit: allowance.unit === 'half_days' ? 'half_days' : 'minutes',
    ...{ kinds: allowance.kinds, halfDayMinutes: allowance.halfDayMinutes, unlimited, amount: one.amount },
    ...{ covers: { from, to }, expiresAt: instantOf(addDays(to, 1), timeZone) },
    ...{ kind: rolledFrom ? 'rolled_in' : 'allowance', madeBy: null, reason: '' },
    allowance: { membershipId: id, planVersionId: versionId, place, rolledFrom },
  };
}
