import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { ForgotForm } from '@/features/auth/ui/forgot-form';
import { DoorFrame } from '../_frame/door-frame';
import { doorOf, searchOf, type SearchParams } from '../_frame/door-search';
import { TextLink } from '../_frame/text-link';

export const metadata: Metadata = { title: 'Choose a new password' };

export default async function ForgotPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchOf(searchParams);
  const { operator } = await doorOf(search);
  return (
    <DoorFrame
      operator={operator}
      title="Choose a new password"
      lead="We send you a link for it."
      foot={
        <p>
          Know it again? <TextLink href={paths.signIn({ operator: operator?.slug })}>Sign in</TextLink>
        </p>
      }
    >
      <ForgotForm operator={operator?.slug} email={search.email} />
    </DoorFrame>
  );
}
