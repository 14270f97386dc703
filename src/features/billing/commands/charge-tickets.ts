import type { OperatorId } from '@/kernel/ids';
import { versionOn } from '@/features/pricing/domain/rule-order';
import { taxesOn } from '@/features/pricing/domain/taxes';
import { getPrices } from '@/features/pricing/pricing.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { NO_TAXES } from '../domain/no-taxes';
import { reconcile } from '../domain/reconcile';
import { whatATicketComesTo } from '../domain/what-a-ticket-comes-to';
import { insertCharges, lockCharging } from '../sql/charge-writes';
import { listRsvpsToCharge, type WhichRsvps } from '../sql/rsvps-to-charge';

const FOR_TICKETS = 'ticket';

/**
 * "My ticket stands on my account": charges what tickets of members come to now less what was charged for them before. It looks at how the answers are, not at what
 * happened to them, so it may run late, twice and in any order: what was cancelled, taken off or called off comes back as less than nothing.
 */
export function chargeTickets(
  where: { readonly operatorId: OperatorId },
  which: WhichRsvps,
): Promise<{ readonly charges: number }> {
  return inOperator(where, async (tx) => ({ charges: await chargeTicketsIn(tx, which) }));
}

/** The same inside of a transaction that is somebody's. Answers how many charges it took. */
export async function chargeTicketsIn(tx: OperatorTx, which: WhichRsvps): Promise<number> {
  await lockCharging(tx);
  const rsvps = await listRsvpsToCharge(tx, which);
  if (rsvps.length === 0) return 0;
  const { versions, isExempt } = await getPrices(tx);
  const charges = rsvps.flatMap(({ id: sourceId, charged, ...rsvp }) => {
    const target = whatATicketComesTo(rsvp, ({ category, amount }, day) => {
      const taxes = versionOn(versions, day)?.taxes ?? NO_TAXES;
      // A ticket costs what it says: taxes are in it, whatever the price list does with its own prices.
      const own = { category: category ?? taxes.otherwise, amount };
      return taxesOn([own], { ...taxes, mode: 'inclusive' }, isExempt(rsvp.memberId, day));
    });
    return reconcile(target, charged).map((charge, at) => ({
      ...charge,
      ...{ sourceKind: FOR_TICKETS, sourceId, ordinal: charged.length + at },
    }));
  });
  return insertCharges(tx, charges);
}
