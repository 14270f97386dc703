import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { ConfirmForm } from '@/features/auth/ui/confirm-form';
import { LinkButton } from '@/ui/link-button';
import { DoorFrame } from '../../_frame/door-frame';
import { linkOf, searchOf, type SearchParams } from '../../_frame/door-search';
import { UsedLink } from '../../_frame/used-link';

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false } };

/** Mail scanners open this page too: nothing happens before the button is pressed. */
export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchOf(searchParams);
  const link = await linkOf(token, 'register');
  if (!token || !link) {
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
  const place = link.space?.name ?? link.operator?.name ?? 'the space';
  const next = link.operator && link.space ? paths.book(link.operator.slug, link.space.slug) : paths.bookings();
  return (
    <DoorFrame
      operator={link.operator}
      title={link.hasAccount ? `Come to ${place}` : 'Confirm your address'}
      lead={`${link.email} is yours, and you would like to come to ${place} as a visitor.`}
    >
      <ConfirmForm
        token={token}
        email={link.email}
        hasAccount={link.hasAccount}
        hasPassword={link.hasPassword}
        next={next}
      />
    </DoorFrame>
  );
}
