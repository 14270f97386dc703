import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { mayChangeEvent, mayHost } from '@/features/events/events.access';
import { MemberEventScreen } from '@/features/events/ui/member-event-screen';
import type { MemberId } from '@/kernel/ids';
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
  const [page, rules] = await Promise.all([
    readEvent(membership.operator, event),
    (await callerForRequest()).events.hostRules({ operatorId }),
  ]);
  await countEventView(page, { from: typeof from === 'string' ? from : undefined, member: true });
  const by = { hostId: page.host.memberId as MemberId, coHostIds: page.coHosts.map((one) => one.memberId as MemberId) };
  const mayCopy = mayHost(membership.role, rules) && mayChangeEvent(membership, by);
  return <MemberEventScreen first={page} mayCopy={mayCopy} readAt={new Date().toISOString()} locale={locale} />;
}
