import type { Id, OperatorId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { versionOn } from '@/features/pricing/domain/rule-order';
import { taxesOn } from '@/features/pricing/domain/taxes';
import { getPrices } from '@/features/pricing/pricing.service';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { chargeFor } from '../billing.service';
import { NO_TAXES } from '../domain/no-taxes';
import { findPassToCharge } from '../sql/pass-to-charge';

/**
 * "The ten days that I bought are on my account": charges a pass once, at the price of its day, under the taxes of the price list that counted then. It may run late
 * and twice.
 */
export function chargePass(
  { operatorId }: { readonly operatorId: OperatorId },
  purchaseId: Id<'pass_purchase'>,
): Promise<boolean> {
  return inOperator({ operatorId }, async (tx) => {
    const pass = await findPassToCharge(tx, purchaseId);
    if (!pass || pass.price === 0) return false;
    const { memberId, name, price, currency, taxCategory, boughtAt } = pass;
    const boughtOn = localDateOf(boughtAt, (await getHouse(tx)).timeZone);
    const { versions, isExempt } = await getPrices(tx);
    const taxes = versionOn(versions, boughtOn)?.taxes ?? NO_TAXES;
    const lines = taxesOn([{ category: taxCategory, amount: price }], taxes, isExempt(memberId, boughtOn)).map(
      (tax) => ({
        ...tax,
        words: `Pass: ${name}`,
      }),
    );
    return chargeFor(tx, { memberId, sourceKind: 'pass', sourceId: purchaseId, serviceOn: boughtOn, currency, lines });
  });
}
