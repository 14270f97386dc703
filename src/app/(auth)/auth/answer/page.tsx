import type { Metadata } from 'next';
import { readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { AnswerByLink } from '@/features/bookings/ui/answer-by-link';
import { LinkButton } from '@/ui/link-button';
import { callerForRequest } from '@/wiring/server-caller';
import { DoorFrame } from '../../_frame/door-frame';
import { searchOf, type SearchParams } from '../../_frame/door-search';
import { UsedLink } from '../../_frame/used-link';

export const metadata: Metadata = { title: 'Answer a request', robots: { index: false }, referrer: 'no-referrer' };

/** Mail scanners open this page too: nothing happens before a button is pressed. */
export default async function AnswerPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ token = '', say }, locale, caller] = await Promise.all([
    searchOf(searchParams),
    readerLocale(),
    callerForRequest(),
  ]);
  const found = await caller.bookings.requestByLink({ token }).catch(() => null);
  if (!found) return <UsedLink action={<LinkButton href={paths.signIn()}>Sign in</LinkButton>} />;
  const { request, operator, space } = found;
  const all = { href: paths.requests(operator.slug, space.slug), label: 'See all requests' };
  return (
    <DoorFrame
      operator={operator}
      title={`${request.memberName} asks for ${request.resourceName}`}
      lead={`At ${space.name}.`}
      foot={<LinkButton href={all.href}>{all.label}</LinkButton>}
    >
      <AnswerByLink
        {...{ token, request, locale, timeZone: space.timeZone, say: say === 'decline' ? 'decline' : 'approve' }}
      />
    </DoorFrame>
  );
}
