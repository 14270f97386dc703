import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySeeToday } from '@/features/bookings/bookings.access';
import { EventListScreen } from '@/features/events/ui/event-list-screen';
import { DeskTabs } from '@/features/front-desk/ui/desk-tabs';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Events' };

export default async function EventsPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.memberEvents(where.operator, where.space));
  const { events } = await callerForRequest();
  const from = new Date().toISOString();
  const [first, hosting] = await Promise.all([
    events.list({ spaceId: space.id, from }),
    events.hosting({ spaceId: space.id }),
  ]);
  const tabs = maySeeToday(membership.role) ? <DeskTabs {...where} /> : null;
  const shown = {
    operator: where.operator,
    operatorId: membership.operator.id,
    space,
    first,
    from,
    hosting,
    locale,
    tabs,
  };
  return <EventListScreen {...shown} />;
}
