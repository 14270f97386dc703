import type { Id, MemberId, OperatorId } from '@/kernel/ids';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import type { Due } from '@/features/plans/domain/membership-dues';
import { renewedOn } from '@/features/plans/domain/plan-news';
import type { PlanFact } from '@/features/plans/plans.facts';
import { listDues } from '@/features/plans/plans.service';
import type { PriceListVersion } from '@/features/pricing/pricing.contract';
import { versionOn } from '@/features/pricing/domain/rule-order';
import { taxesOn } from '@/features/pricing/domain/taxes';
import { getPrices } from '@/features/pricing/pricing.service';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { jobsFor } from '@/server/jobs/reactions';
import type { NewCharge } from '../domain/charge-lines';
import { NO_TAXES } from '../domain/no-taxes';
import { reconcile } from '../domain/reconcile';
import { insertCharges, listCharged, lockCharging } from '../sql/charge-writes';

export const FOR_MEMBERSHIPS = 'membership';

/**
 * "My plan stands on my account": charges what a membership has come to by today less what was charged for it before, each day by itself, under the taxes of that
 * day. It looks at how the membership is, so it may run late, twice and in any order: what was changed or taken back comes back as less than nothing.
 */
export function chargeMembership(
  { operatorId }: { readonly operatorId: OperatorId },
  membershipId: Id<'membership'>,
  now = new Date(),
): Promise<{ readonly charges: number }> {
  return inOperator({ operatorId }, async (tx) => {
    await lockCharging(tx);
    const { currency, timeZone } = await getHouse(tx);
    const today = localDateOf(now, timeZone);
    const found = await listDues(tx, membershipId, today);
    if (!found) return { charges: 0 };
    const charged = await listCharged(tx, FOR_MEMBERSHIPS, membershipId);
    const { versions, isExempt } = await getPrices(tx);
    const days = [...new Set([...found.dues.map(({ on }) => on), ...charged.map(({ serviceOn }) => serviceOn)])].sort();
    const missing = days.flatMap((day) => {
      const dues = found.dues.filter(({ on }) => on === day);
      const target =
        dues.length > 0 ? chargeOf(day, dues, { memberId: found.memberId, currency, versions, isExempt }) : null;
      return reconcile(
        target,
        charged.filter(({ serviceOn }) => serviceOn === day),
      );
    });
    const from = charged.length;
    const isNew = ({ serviceOn }: NewCharge) => !charged.some((one) => one.serviceOn === serviceOn);
    const on = renewedOn(
      found.membership,
      missing.filter(isNew).map(({ serviceOn }) => serviceOn),
      today,
    );
    if (on) {
      const { memberId, personId } = found.membership;
      const news = { what: 'renewed', on } as const;
      const fact: PlanFact = { type: 'membership.went_on', operatorId, membershipId, memberId, personId, news };
      await enqueueJobs(tx, jobsFor([fact]));
    }
    return {
      charges: await insertCharges(
        tx,
        missing.map((one, at) => ({ ...one, sourceKind: FOR_MEMBERSHIPS, sourceId: membershipId, ordinal: from + at })),
      ),
    };
  });
}

type Where = {
  readonly memberId: MemberId;
  readonly currency: string;
  readonly versions: readonly PriceListVersion[];
  /** Whether they pay no taxes on a day. */
  readonly isExempt: (memberId: MemberId, day: LocalDate) => boolean;
};

/** What is charged for one day, each due under its own tax. */
export function chargeOf(
  day: LocalDate,
  dues: readonly Due[],
  { memberId, currency, versions, isExempt }: Where,
): NewCharge {
  const taxes = versionOn(versions, day)?.taxes ?? NO_TAXES;
  const lines = dues.flatMap(({ tax, amount, words }) =>
    taxesOn([{ category: tax, amount }], taxes, isExempt(memberId, day)).map((group) => ({ ...group, words })),
  );
  return { memberId, serviceOn: day, currency, lines };
}
