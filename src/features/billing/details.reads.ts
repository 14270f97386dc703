import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { demandAccounts, maySetBuyer, maySetInvoices } from './billing.access';
import type { AccountInput } from './billing.contract';
import { billingError } from './billing.errors';
import { findSeller } from './sql/closing-reads';
import { findBuyer, findNextNumber } from './sql/detail-reads';

/** What stands on invoices now, and which number the next one has. @throws DomainError `auth.not_allowed` */
export async function readSeller(member: ActingMember, now = new Date()) {
  demandAccounts(maySetInvoices(member.role));
  return inOperator(member, async (tx) => {
    const year = Number(localDateOf(now, (await getHouse(tx)).timeZone).slice(0, 4));
    return { seller: await findSeller(tx), next: { year, number: await findNextNumber(tx, year) } };
  });
}

/** To whom a member's invoices are made out: oneself's, or for staff anybody's. @throws DomainError `account.not_found` */
export async function readBuyer(member: ActingMember, { memberId }: AccountInput) {
  const whose = memberId ?? member.memberId;
  if (!maySetBuyer(member, whose)) throw billingError('account.not_found');
  return inOperator(member, async (tx) => {
    const found = await findBuyer(tx, whose);
    if (!found) throw billingError('account.not_found');
    return found;
  });
}
