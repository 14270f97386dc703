import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { GuestsScreen } from '@/features/events/ui/host/guests-screen';
import type { EventId } from '@/kernel/ids';
import { callerForRequest } from '@/wiring/server-caller';
import { readRooms } from '../../read-editor';
import { readEvent } from '../read-event';

type Props = { params: Promise<{ operator: string; space: string; event: string }> };

export const metadata: Metadata = { title: 'Who comes' };

export default async function GuestsPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { operator, space: slug, event } = where;
  const { membership, space } = await memberOfSpace(where, paths.eventGuests(operator, slug, event));
  const page = await readEvent(membership.operator, event);
  if (!page.may.door) notFound();
  const { events } = await callerForRequest();
  const eventId = page.eventId as EventId;
  const [first, rooms] = await Promise.all([
    events.dates({ operatorId: membership.operator.id, eventId }),
    readRooms(space.id),
  ]);
  const shown = { page, first, rooms, readAt: new Date().toISOString(), locale };
  return <GuestsScreen {...shown} />;
}
