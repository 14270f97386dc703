import type { Metadata } from 'next';
import { whoAsks } from '@/app/_shell/who-asks';
import { localPath, paths } from '@/client/paths';
import { JoinForm } from '@/features/auth/ui/join-form';
import { RegisterForm } from '@/features/auth/ui/register-form';
import { LinkButton } from '@/ui/link-button';
import { DoorFrame } from '../_frame/door-frame';
import { doorOf, searchOf, type SearchParams } from '../_frame/door-search';
import { TextLink } from '../_frame/text-link';

export const metadata: Metadata = { title: 'Register' };

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchOf(searchParams);
  const { operator, space } = await doorOf(search);
  if (!operator || !space) return <WhichSpace />;
  const next = search.next ? localPath(search.next) : paths.space(operator.slug, space.slug);
  const asking = await whoAsks();
  const lead = `As a visitor of ${operator.name} you book what is open to visitors.`;
  if (asking) {
    return (
      <DoorFrame operator={operator} title={`Come to ${space.name}`} lead={lead}>
        <JoinForm
          spaceId={space.id}
          spaceName={space.name}
          email={asking.person.email}
          name={asking.memberships[0]?.displayName}
          next={next}
        />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      operator={operator}
      title={`Register at ${space.name}`}
      lead={lead}
      foot={
        <p>
          Have an account? <TextLink href={paths.signIn({ next, operator: operator.slug })}>Sign in</TextLink>
        </p>
      }
    >
      <RegisterForm spaceId={space.id} />
    </DoorFrame>
  );
}

const WhichSpace = () => (
  <DoorFrame title="Which space?">
    <div className="grid justify-items-start gap-4">
      <p>You register at a space: find yours and follow “Register” on its page.</p>
      <LinkButton href={paths.home()} variant="primary">
        See the spaces
      </LinkButton>
    </div>
  </DoorFrame>
);
