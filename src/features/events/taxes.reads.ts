import { versionOn } from '@/features/pricing/domain/rule-order';
import { getPrices } from '@/features/pricing/pricing.service';
import { getHouse } from '@/features/spaces/spaces.service';
import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import type { TicketTaxes } from './tickets.contract';

/** The taxes that a ticket can be sold with, as the price list in force has them. */
export function readTicketTaxes(member: ActingMember, now = new Date()): Promise<TicketTaxes> {
  return inOperator(member, async (tx) => {
    const { timeZone } = await getHouse(tx);
    const { versions } = await getPrices(tx);
    const taxes = versionOn(versions, localDateOf(now, timeZone))?.taxes;
    const otherwise = taxes?.categories.find(({ id }) => id === taxes.otherwise);
    return { taxes: taxes?.categories ?? [], otherwise: otherwise ?? null };
  });
}
