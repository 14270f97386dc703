import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { inOperator } from '@/server/db/transactions';
import { maySetPrices } from './pricing.access';
import { listCodes } from './sql/discount-codes';
import { getCurrency, listPricedPlaces } from './sql/price-list-reads';

/** All codes with how often each is used, and the places that one can be for. @throws DomainError `auth.not_allowed` */
export async function readCodes(member: ActingMember) {
  if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => ({
    currency: await getCurrency(tx),
    places: (await listPricedPlaces(tx)).map(({ id, name, kind }) => ({ id, name, kind })),
    codes: await listCodes(tx),
  }));
}
