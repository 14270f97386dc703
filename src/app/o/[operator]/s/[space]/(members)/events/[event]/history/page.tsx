import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { HistoryScreen } from '@/features/event-report/ui/history-screen';
import type { EventId } from '@/kernel/ids';
import { callerForRequest } from '@/wiring/server-caller';
import { readEvent } from '../read-event';

type Props = { params: Promise<{ operator: string; space: string; event: string }> };

export const metadata: Metadata = { title: 'Who changed what' };

export default async function HistoryPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { operator, space, event: slug } = where;
  const { membership } = await memberOfSpace(where, paths.eventHistory(operator, space, slug));
  const page = await readEvent(membership.operator, slug);
  if (!page.may.door) notFound();
  const operatorId = membership.operator.id;
  const event = { id: page.eventId as EventId, slug };
  const first = await (await callerForRequest()).eventReport.history({ operatorId, eventId: event.id });
  const at = { operator: { id: operatorId, slug: operator }, space, event };
  return <HistoryScreen {...at} first={first} readAt={new Date().toISOString()} locale={locale} />;
}
