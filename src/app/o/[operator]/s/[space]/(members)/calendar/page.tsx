import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySeeToday } from '@/features/bookings/bookings.access';
import { dateInSearch } from '@/features/bookings/ui/book-search';
import { firstDateOf } from '@/features/front-desk/domain/calendar-view';
import { CalendarScreen } from '@/features/front-desk/ui/calendar-screen';
import { localDateOf } from '@/kernel/zone';
import { callerForRequest } from '@/wiring/server-caller';

type Props = {
  params: Promise<{ operator: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Calendar' };

export default async function CalendarPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.calendar(where.operator, where.space));
  // Today says whom it is for.
  if (!maySeeToday(membership.role)) redirect(paths.today(where.operator, where.space));
  const view = search.view === 'week' || search.view === 'resource' ? search.view : 'day';
  const now = new Date();
  const from = firstDateOf(view, dateInSearch(search.date) ?? localDateOf(now, space.timeZone));
  const asked = { spaceId: space.id, from, days: view === 'day' ? (1 as const) : (7 as const) };
  const first = await (await callerForRequest()).frontDesk.calendar(asked);
  const { id: operatorId } = membership.operator;
  return <CalendarScreen {...{ spaceId: space.id, operatorId, where, first, firstNow: now, locale }} />;
}
