import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { canonicalOf } from '@/app/_shell/canonical';
import { homeOf } from '@/app/_shell/home-of';
import { whoAsks } from '@/app/_shell/who-asks';
import { localPath, paths } from '@/client/paths';
import { SignInForm } from '@/features/auth/ui/sign-in-form';
import { env } from '@/server/env';
import { DoorFrame } from '../_frame/door-frame';
import { doorOf, searchOf, type SearchParams } from '../_frame/door-search';
import { TextLink } from '../_frame/text-link';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: 'Sign in',
    description: 'Sign in to book a desk, see your bookings and who else is in.',
    // One page for search engines, wherever it leads on to.
    alternates: await canonicalOf(paths.signIn()),
  };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchOf(searchParams);
  const next = search.next ? localPath(search.next) : undefined;
  const asking = await whoAsks();
  if (asking) redirect(next ?? homeOf(asking.memberships, search.operator));
  const { operator, space } = await doorOf(search);
  return (
    <DoorFrame
      operator={operator}
      title="Sign in"
      lead={operator ? `Welcome back to ${operator.name}.` : 'Welcome back.'}
      foot={
        space ? (
          <p>
            New here? <TextLink href={paths.register({ space: space.id, next })}>Register at {space.name}</TextLink>
          </p>
        ) : (
          <p>
            New here? <TextLink href={paths.home()}>Find your space</TextLink> and register on its page.
          </p>
        )
      }
    >
      {/* Where they begin depends on who they turn out to be: this page knows by then. */}
      <SignInForm
        next={next ?? paths.signIn({ operator: operator?.slug })}
        operator={operator?.slug}
        email={search.email}
        isDemo={env().COWORKFLOW_DEMO}
      />
    </DoorFrame>
  );
}
