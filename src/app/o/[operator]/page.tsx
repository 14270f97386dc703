import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { paths } from '@/client/paths';
import { BrandAccents } from '@/app/_shell/brand-accent';
import { canonicalOf } from '@/app/_shell/canonical';
import { PublicShell } from '@/app/_shell/public-shell';
import { SpaceCards } from '@/features/spaces/ui/space-cards';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { readonly params: Promise<{ operator: string }> };

const spacesOf = async (operator: string) => (await callerForRequest()).spaces.listed({ operator });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { operator } = await params;
  return { alternates: await canonicalOf(paths.operator(operator)) };
}

/** The door of an operator: straight to its space, or a choice where it runs several. */
export default async function OperatorPage({ params }: Props) {
  const { operator } = await params;
  // What can be no slug is no operator; asking for it would be refused as bad input.
  if (!/^[a-z0-9-]{1,62}$/.test(operator)) notFound();
  const [space, ...others] = await spacesOf(operator);
  if (!space) notFound();
  if (others.length === 0) redirect(paths.space(operator, space.slug));
  return (
    <PublicShell here={paths.operator(operator)}>
      <BrandAccents operators={[space.operator]} />
      <PageHeader title={space.operator.name} lead="Choose a space." />
      <SpaceCards spaces={[space, ...others]} />
    </PublicShell>
  );
}
