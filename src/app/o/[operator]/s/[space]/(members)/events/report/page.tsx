import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { reportOf } from '@/features/event-report/domain/report-search';
import { ReportScreen } from '@/features/event-report/ui/report-screen';
import { CATEGORIES } from '@/features/events/events.contract';
import { localDateOf } from '@/kernel/zone';
import { callerForRequest } from '@/wiring/server-caller';
import { reportSearchOf, type Search } from '@/wiring/report-search-of';

type Props = { params: Promise<{ operator: string; space: string }>; searchParams: Promise<Search> };

export const metadata: Metadata = { title: 'Events in figures' };

export default async function EventReportPage({ params, searchParams }: Props) {
  const [where, search, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const { space } = await memberOfSpace(where, paths.eventReport(where.operator, where.space));
  const today = localDateOf(new Date(), space.timeZone);
  const asked = reportOf(reportSearchOf(search), today, CATEGORIES);
  const { events, eventReport } = await callerForRequest();
  const [first, { may }] = await Promise.all([
    eventReport.report({ spaceId: space.id, ...asked }),
    events.hosting({ spaceId: space.id }),
  ]);
  return <ReportScreen {...{ where, first, asked, today, locale }} spaceId={space.id} mayHost={may.host} />;
}
