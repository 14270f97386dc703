import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { EventTalk } from '@/features/event-talk/ui/event-talk';
import { mayChangeEvent, mayHost } from '@/features/events/events.access';
import { MemberEventScreen } from '@/features/events/ui/member-event-screen';
import type { EventId, MemberId, SpaceId } from '@/kernel/ids';
import { countEventView } from '@/wiring/count-event-view';
import { callerForRequest } from '@/wiring/server-caller';
import { readEvent } from './read-event';

type Props = {
  params: Promise<{ operator: string; space: string; event: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export const metadata: Metadata = { title: 'Event' };

export default async function EventPage({ params, searchParams }: Props) {
  const [where, { from }, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const { operator, space, event } = where;
  const { membership } = await memberOfSpace(where, paths.memberEvent(operator, space, event));
  const operatorId = membership.operator.id;
  const caller = await callerForRequest();
  const [page, rules] = await Promise.all([
    readEvent(membership.operator, event),
    caller.events.hostRules({ operatorId }),
  ]);
  await countEventView(page, { from: typeof from === 'string' ? from : undefined, member: true });
  const by = { hostId: page.host.memberId as MemberId, coHostIds: page.coHosts.map((one) => one.memberId as MemberId) };
  const mayCopy = mayHost(membership.role, rules) && mayChangeEvent(membership, by);
  const eventId = page.eventId as EventId;
  const about = page.status === 'draft' ? null : await caller.eventTalk.about({ operatorId, eventId });
  const common = { readAt: new Date().toISOString(), locale };
  return (
    <MemberEventScreen first={page} mayCopy={mayCopy} {...common}>
      {about ? (
        <EventTalk
          {...{ operatorId, eventId, first: about, timeZone: page.timeZone, ...common }}
          spaceId={page.space.id as SpaceId}
        />
      ) : null}
    </MemberEventScreen>
  );
}
