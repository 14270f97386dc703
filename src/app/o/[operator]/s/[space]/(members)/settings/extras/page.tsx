import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetPrices } from '@/features/pricing/pricing.access';
import { ExtrasScreen } from '@/features/pricing/ui/extras-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Extras' };

export default async function ExtrasPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'extras'));
  // The layout says why.
  if (!maySetPrices(membership.role)) return null;
  const operatorId = membership.operator.id;
  const first = await (await callerForRequest()).pricing.extras({ operatorId });
  return <ExtrasScreen operatorId={operatorId} first={first} locale={locale} />;
}
