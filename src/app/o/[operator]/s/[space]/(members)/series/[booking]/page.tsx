import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { ChangeSeriesScreen } from '@/features/bookings/ui/series/change-series-screen';
import { idSchema } from '@/kernel/id-schema';
import { callerForRequest } from '@/wiring/server-caller';
import { readSeriesSpace } from '../read-series-space';

type Props = {
  params: Promise<{ operator: string; space: string; booking: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Change the series' };

export default async function ChangeSeriesPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const { operator, space: slug, booking } = where;
  const scope = search.scope === 'all' ? 'all' : 'following';
  const { membership, space } = await memberOfSpace(where, paths.changeSeries(operator, slug, booking, { scope }));
  if (!idSchema<'booking'>().safeParse(booking).success) notFound();
  const plan = await (await callerForRequest()).spaces.plan({ spaceId: space.id });
  const seriesSpace = readSeriesSpace(plan, membership);
  const viewer = { memberId: membership.memberId, role: membership.role };
  const shown = { space: seriesSpace, bookingId: booking, viewer, locale };
  return <ChangeSeriesScreen {...shown} firstNow={new Date()} />;
}
