import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetPrices } from '@/features/pricing/pricing.access';
import { CodesScreen } from '@/features/pricing/ui/codes-screen';
import { localDateOf } from '@/kernel/zone';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Codes' };

export default async function CodesPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'codes'));
  // The layout says why.
  if (!maySetPrices(membership.role)) return null;
  const operatorId = membership.operator.id;
  const first = await (await callerForRequest()).pricing.codes({ operatorId });
  const today = localDateOf(new Date(), space.timeZone);
  return <CodesScreen operatorId={operatorId} first={first} today={today} locale={locale} />;
}
