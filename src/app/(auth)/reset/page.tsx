import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { ResetForm } from '@/features/auth/ui/reset-form';
import { LinkButton } from '@/ui/link-button';
import { DoorFrame } from '../_frame/door-frame';
import { linkOf, searchOf, type SearchParams } from '../_frame/door-search';
import { UsedLink } from '../_frame/used-link';

export const metadata: Metadata = { title: 'Choose a new password', robots: { index: false } };

export default async function ResetPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchOf(searchParams);
  const link = await linkOf(token, 'reset');
  if (!token || !link) {
    return (
      <UsedLink
        action={
          <LinkButton href={paths.forgot()} variant="primary">
            Ask for a new link
          </LinkButton>
        }
      />
    );
  }
  return (
    <DoorFrame operator={link.operator} title="Choose a new password" lead={`For ${link.email}.`}>
      <ResetForm token={token} email={link.email} next={paths.signIn({ operator: link.operator?.slug })} />
    </DoorFrame>
  );
}
