import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetPrices } from '@/features/pricing/pricing.access';
import { PriceListScreen } from '@/features/pricing/ui/price-list-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Prices' };

export default async function PricesPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'prices'));
  // The layout says why.
  if (!maySetPrices(membership.role)) return null;
  const operatorId = membership.operator.id;
  const caller = await callerForRequest();
  const first = await caller.pricing.lists({ operatorId });
  return (
    <PriceListScreen
      operatorId={operatorId}
      spaceId={space.id}
      first={first}
      timeZone={space.timeZone}
      firstNow={new Date()}
      locale={locale}
    />
  );
}
