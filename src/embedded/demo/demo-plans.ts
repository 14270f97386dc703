import { newId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { chargeOf, FOR_MEMBERSHIPS } from '@/features/billing/commands/charge-membership';
import { insertCharges, type SourcedCharge } from '@/features/billing/sql/charge-writes';
import { insertBuckets, insertTakenOut, type NewBucket, type TakenOut } from '@/features/memberships/sql/ledger-writes';
import { bucketOf, MONTHS_AHEAD } from '@/features/plans/commands/keep-membership';
import { keepAllowances } from '@/features/plans/domain/keep-allowances';
import { duesOf } from '@/features/plans/domain/membership-dues';
import { addMonths } from '@/features/plans/domain/period-grid';
import { planTerms } from '@/features/plans/plans.contract';
import { insertMembership, insertPlanFrom } from '@/features/plans/sql/membership-writes';
import { insertVersion, upsertPlan } from '@/features/plans/sql/plan-writes';
import { getPrices } from '@/features/pricing/pricing.service';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { idOf, type WrittenHouse } from './write-house';

const hours = (amount: number, kind: string, rollOver: object | null = null) => ({
  ...{ unit: 'minutes', amount: amount * 60, kinds: [kind], rollOver },
});
const endless = (...kinds: string[]) => ({ unit: 'unlimited', amount: 0, kinds });

/** From a few hours to an office; what is left of hours goes over where the plan is meant for whoever comes irregularly. */
const PLANS: readonly { name: string; description: string; public: boolean; terms: object }[] = [
  {
    ...{ name: 'Light', description: 'For a day a week.', public: true },
    terms: { price: 6900, allowances: [hours(32, 'desk', { cap: 480, periods: 1 })] },
  },
  {
    ...{ name: 'Flex', description: 'Most days, and a room now and then.', public: true },
    terms: {
      ...{ price: 12900, trialDays: 7 },
      allowances: [hours(80, 'desk', { cap: 1200, periods: 2 }), hours(4, 'meeting_room'), hours(4, 'phone_booth')],
    },
  },
  {
    ...{ name: 'Resident', description: 'A desk whenever you want one.', public: true },
    terms: {
      ...{ price: 23900, calendar: true, signUpFee: 5000, minPeriods: 2, noticeDays: 30 },
      allowances: [endless('desk', 'phone_booth'), hours(10, 'meeting_room', { cap: 300, periods: 1 })],
    },
  },
  {
    ...{ name: 'Friends of the house', description: 'For those who were here from the first day.', public: false },
    terms: { price: 99000, every: 'year', allowances: [endless('desk'), hours(60, 'meeting_room')] },
  },
];
/** Which plan one after another is on; one in six is on none. */
const TURN = [1, 0, 2, 1, 3, null];

/** Four plans, and most members on one since some day of the last weeks. */
export async function writePlans(
  tx: OperatorTx,
  { members, space }: DemoHouse,
  written: WrittenHouse,
  { tax, now }: { readonly tax: string | null; readonly now: Date },
): Promise<void> {
  const owner = members.find(({ role }) => role === 'owner');
  if (!owner) return;
  const by = idOf(written.members, owner.email).memberId;
  const { currency } = await getHouse(tx);
  const { versions, isExempt } = await getPrices(tx);
  const plans = PLANS.map(({ terms, ...plan }) => ({
    ...{ plan, planId: newId<'plan'>(), versionId: newId<'plan_version'>() },
    terms: planTerms.parse({ every: 'month', tax, ...terms }),
  }));
  for (const { plan, planId, versionId, terms } of plans) {
    await upsertPlan(tx, { id: planId, ...plan, changedBy: by });
    await insertVersion(tx, { id: versionId, planId, number: 1, currency, terms, madeBy: by });
  }
  const today = localDateOf(now, space.timeZone);
  const all = members.filter(({ role }) => role === 'member' || role === 'host');
  const buckets: NewBucket[] = [];
  const charges: SourcedCharge[] = [];
  const taken: TakenOut[] = [];
  for (const [at, { email }] of all.entries()) {
    const chosen = plans[TURN[at % TURN.length] ?? -1];
    if (!chosen) continue;
    const { planId, versionId, terms, plan } = chosen;
    const [id, { memberId }] = [newId<'membership'>(), idOf(written.members, email)];
    const { trialDays, signUpFee } = terms;
    const startsOn = addDays(today, -3 - ((at * 7) % 25));
    const from = { from: startsOn, anchor: addDays(startsOn, trialDays), planId, versionId, name: plan.name, terms };
    const membership = { startsOn, endsOn: null, trialDays, signUpFee, plans: [from], pauses: [] };
    await insertMembership(tx, { id, memberId, startsOn, trialDays, signUpMinor: signUpFee, joinedBy: memberId });
    await insertPlanFrom(tx, id, { fromOn: startsOn, anchorOn: from.anchor, versionId, madeBy: by });
    // All at once for all: the same that the jobs would write, which find nothing left to do.
    const until = { today, upTo: addMonths(today, MONTHS_AHEAD) };
    const { make, entries } = keepAllowances(membership, [], until, () => newId<'credit_bucket'>());
    buckets.push(...make.map((one) => bucketOf(one, { id, memberId }, space.timeZone)));
    // Of a calendar month that is over.
    const over = entries.map(({ bucketId, kind, amount }) => ({ bucketId, amount, kind: kind as TakenOut['kind'] }));
    taken.push(...over.map((one) => ({ ...one, memberId, madeBy: null, reason: '' })));
    const dues = duesOf(membership, today);
    const days = [...new Set(dues.map(({ on }) => on))].sort();
    for (const [ordinal, day] of days.entries()) {
      const ofDay = dues.filter(({ on }) => on === day);
      const charge = chargeOf(day, ofDay, { memberId, currency, versions, isExempt });
      charges.push({ ...charge, sourceKind: FOR_MEMBERSHIPS, sourceId: id, ordinal });
    }
  }
  await insertBuckets(tx, buckets);
  await insertTakenOut(tx, taken);
  await insertCharges(tx, charges);
}
