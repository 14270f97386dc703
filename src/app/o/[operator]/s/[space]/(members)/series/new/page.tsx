import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { sensibleTime } from '@/features/availability/domain/wanted-time';
import { NewSeriesScreen } from '@/features/bookings/ui/series/new-series-screen';
import { callerForRequest } from '@/wiring/server-caller';
import { readSeriesSpace } from '../read-series-space';

type Props = {
  params: Promise<{ operator: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Plan a series' };

export default async function NewSeriesPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const texts = Object.fromEntries(Object.entries(search).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  const { membership, space } = await memberOfSpace(where, paths.newSeries(where.operator, where.space, texts));
  const plan = await (await callerForRequest()).spaces.plan({ spaceId: space.id });
  const now = new Date();
  const seriesSpace = readSeriesSpace(plan, membership);
  const viewer = { memberId: membership.memberId, role: membership.role, name: membership.displayName, locale };
  const sensible = sensibleTime(seriesSpace.rules, now);
  return <NewSeriesScreen space={seriesSpace} viewer={viewer} sensible={sensible} firstNow={now} />;
}
