import { newId, type MemberId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { EarningTerms } from '../memberships.contract';
import { insertBuckets } from '../sql/ledger-writes';

type Earned = {
  readonly memberId: MemberId;
  /** In the unit of the terms. */
  readonly amount: number;
  readonly kinds: readonly ResourceKind[];
  readonly name: string;
  readonly reason: string;
};

/** Gives a member what they earned, as a part of the transaction that found it; it stands as many days as the terms say, by the operator's clock. */
export async function giveEarned(tx: OperatorTx, { unit, validDays }: EarningTerms, earned: Earned, now: Date) {
  const { currency, timeZone } = await getHouse(tx);
  const ends = validDays === null ? null : addDays(localDateOf(now, timeZone), validDays);
  await insertBuckets(tx, [
    {
      ...{
        ...earned,
        id: newId<'credit_bucket'>(),
        unit,
        resourceIds: [],
        kinds: [...earned.kinds],
        halfDayMinutes: 240,
      },
      ...{ source: unit === 'money' ? 'money' : 'time', currency: unit === 'money' ? currency : null },
      ...{ expiresAt: ends === null ? null : instantOf(ends, timeZone), kind: 'earned', madeBy: null },
    },
  ]);
}
