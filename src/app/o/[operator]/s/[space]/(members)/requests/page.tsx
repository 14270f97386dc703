import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { mayAnswer } from '@/features/bookings/bookings.access';
import { RequestsScreen } from '@/features/bookings/ui/requests-screen';
import { DeskTabs } from '@/features/front-desk/ui/desk-tabs';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Requests' };

export default async function RequestsPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.requests(where.operator, where.space));
  if (!mayAnswer(membership.role)) notFound();
  const first = await (await callerForRequest()).bookings.requests({ spaceId: space.id });
  return (
    <RequestsScreen
      operatorId={membership.operator.id}
      spaceId={space.id}
      first={first}
      locale={locale}
      tabs={<DeskTabs {...where} />}
    />
  );
}
