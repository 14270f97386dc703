import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { ROLE_AS } from '@/features/members/domain/role-words';
import { JoinForm } from '@/features/members/ui/join-form';
import { LinkButton } from '@/ui/link-button';
import { callerForRequest } from '@/wiring/server-caller';
import { DoorFrame } from '../../_frame/door-frame';
import { searchOf, type SearchParams } from '../../_frame/door-search';
import { UsedLink } from '../../_frame/used-link';

export const metadata: Metadata = { title: 'Join', robots: { index: false } };

/** Mail scanners open this page too: nothing happens before the button is pressed. */
export default async function JoinPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchOf(searchParams);
  const caller = await callerForRequest();
  const invitation = token ? await caller.members.lookAtInvitation({ token }).catch(() => null) : null;
  if (!token || !invitation) {
    return (
      <UsedLink
        action={
          <LinkButton href={paths.signIn()} variant="primary">
            Sign in
          </LinkButton>
        }
      />
    );
  }
  const { operator, space, email, role, inviterName, hasAccount, name } = invitation;
  return (
    <DoorFrame
      operator={operator}
      title={`Join ${operator.name}`}
      lead={`${inviterName} invites ${email}. You join as ${ROLE_AS[role]}.`}
    >
      <JoinForm
        token={token}
        email={email}
        name={name ?? ''}
        hasAccount={hasAccount}
        operatorName={operator.name}
        next={space ? paths.book(operator.slug, space.slug) : paths.bookings()}
      />
    </DoorFrame>
  );
}
