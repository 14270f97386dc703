import { headers } from 'next/headers';
import { after } from 'next/server';
import { countView } from '@/features/event-report/commands/count-view';
import { countsAsView, MEMBERS_PAGES, wayOf } from '@/features/event-report/domain/who-looks';
import type { EventPage } from '@/features/events/event-pages.contract';
import type { EventId, OperatorId } from '@/kernel/ids';
import { log } from '@/server/log';
import { contextForRequest } from './server-caller';

/**
 * Counts who opens the page of an event, once the page is sent: nobody waits for it, and it fails for itself. Who runs the event does not count, nor do robots
 * and what a browser fetches ahead.
 */
export async function countEventView(
  page: Pick<EventPage, 'eventId' | 'operator' | 'timeZone' | 'status' | 'may'>,
  { from, site, member }: { readonly from?: string | undefined; readonly site?: string; readonly member: boolean },
): Promise<void> {
  const [all, { session, address }] = await Promise.all([headers(), contextForRequest()]);
  if (!countsAsView(page, all)) return;
  const look = {
    operatorId: page.operator.id as OperatorId,
    eventId: page.eventId as EventId,
    timeZone: page.timeZone,
    who: session ? `person ${session.personId}` : `${address} ${all.get('user-agent') ?? ''}`,
    cameFrom: wayOf(from, site ?? '') || (member ? MEMBERS_PAGES : ''),
  };
  after(() => countView(look).catch((error: unknown) => log.error({ err: error }, 'a view could not be counted')));
}
