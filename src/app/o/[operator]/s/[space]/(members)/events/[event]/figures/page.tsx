import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { FiguresScreen } from '@/features/event-report/ui/figures-screen';
import { mayChangeEvent } from '@/features/events/events.access';
import type { EventId, MemberId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { callerForRequest } from '@/wiring/server-caller';
import { readEvent } from '../read-event';

type Props = {
  params: Promise<{ operator: string; space: string; event: string }>;
  searchParams: Promise<{ date?: string | string[] }>;
};

export const metadata: Metadata = { title: 'Figures' };

export default async function FiguresPage({ params, searchParams }: Props) {
  const [where, { date }, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const { operator, space, event } = where;
  const { membership } = await memberOfSpace(where, paths.eventFigures(operator, space, event));
  const page = await readEvent(membership.operator, event);
  const by = { hostId: page.host.memberId as MemberId, coHostIds: page.coHosts.map((one) => one.memberId as MemberId) };
  if (!mayChangeEvent(membership, by)) notFound();
  const operatorId = membership.operator.id;
  const { eventReport } = await callerForRequest();
  const eventId = page.eventId as EventId;
  const all = await eventReport.figures({ operatorId, eventId });
  const chosen = all.dates.find(({ dateId }) => dateId === date)?.dateId ?? null;
  const first = chosen ? await eventReport.figures({ operatorId, eventId, dateId: chosen }) : all;
  const today = localDateOf(new Date(), page.timeZone);
  const at = { operator: { id: operatorId, slug: operator }, space, eventId };
  return <FiguresScreen {...at} {...{ first, today, locale }} firstDate={chosen} />;
}
