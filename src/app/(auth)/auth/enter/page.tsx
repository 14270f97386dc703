import type { Metadata } from 'next';
import { localPath, paths } from '@/client/paths';
import { EnterForm } from '@/features/auth/ui/enter-form';
import { LinkButton } from '@/ui/link-button';
import { DoorFrame } from '../../_frame/door-frame';
import { linkOf, searchOf, type SearchParams } from '../../_frame/door-search';
import { UsedLink } from '../../_frame/used-link';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

/** Mail scanners open this page too: the link is used up by the button, not by looking. */
export default async function EnterPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, next } = await searchOf(searchParams);
  const link = await linkOf(token, 'sign_in');
  if (!token || !link) {
    return (
      <UsedLink
        action={
          <LinkButton href={paths.signIn({ next })} variant="primary">
            Ask for a new link
          </LinkButton>
        }
      />
    );
  }
  return (
    <DoorFrame operator={link.operator} title="Welcome back" lead={`One press and you are in, as ${link.email}.`}>
      <EnterForm token={token} next={next ? localPath(next) : paths.signIn({ operator: link.operator?.slug })} />
    </DoorFrame>
  );
}
