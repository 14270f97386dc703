import type { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { getBookable } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import type { ExtraOffer, extrasOnOfferInput } from './extras.contract';
import { listOffers } from './extras.service';
import { maySetPrices } from './pricing.access';
import { listExtras } from './sql/extras';
import { getCurrency, listPricedPlaces, listPublished } from './sql/price-list-reads';

/** All extras, the places that one can go with, and the taxes of the latest list. @throws DomainError `auth.not_allowed` */
export async function readExtras(member: ActingMember) {
  if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => ({
    currency: await getCurrency(tx),
    places: (await listPricedPlaces(tx)).map(({ id, name, kind }) => ({ id, name, kind })),
    taxes: (await listPublished(tx))[0]?.taxes.categories ?? [],
    extras: await listExtras(tx),
  }));
}

/** What can be had at a place. @throws DomainError `resource.not_found` */
export async function readExtrasOnOffer(
  member: ActingMember,
  { spaceId, resourceId }: z.output<typeof extrasOnOfferInput>,
): Promise<{ readonly currency: string; readonly offers: readonly ExtraOffer[] }> {
  return inOperator(member, async (tx) => {
    const facts = await getBookable(tx, spaceId, resourceId);
    return {
      currency: await getCurrency(tx),
      offers: (await listOffers(tx, facts)).map(({ tax: _, ...offer }) => offer),
    };
  });
}
