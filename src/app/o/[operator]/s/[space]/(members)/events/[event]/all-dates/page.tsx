import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { AllDatesScreen } from '@/features/events/ui/all-dates/all-dates-screen';
import { callerForRequest } from '@/wiring/server-caller';
import { readEvent } from '../read-event';

type Props = { params: Promise<{ operator: string; space: string; event: string }> };

export const metadata: Metadata = { title: 'All dates' };

export default async function AllDatesPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { operator, space: slug, event } = where;
  const { membership, space } = await memberOfSpace(where, paths.memberEventDates(operator, slug, event));
  const page = await readEvent(membership.operator, event);
  const operatorId = membership.operator.id;
  const { events } = await callerForRequest();
  const first = await events.allDates({ operatorId, eventId: page.eventId, party: 1 });
  const at = { operator: { id: operatorId, slug: operator }, space };
  return <AllDatesScreen {...at} first={first} readAt={new Date().toISOString()} locale={locale} />;
}
