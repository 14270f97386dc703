import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { canonicalOf } from '@/app/_shell/canonical';
import { MemberShell } from '@/app/_shell/member-shell';
import { PublicShell } from '@/app/_shell/public-shell';
import { readerLocale, whoAsks } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { SpacePage } from '@/features/spaces/ui/space-page';
import { callerForRequest } from '@/wiring/server-caller';

type Where = { operator: string; space: string };
type Props = { params: Promise<Where> };

const findSpace = cache(async (operator: string, space: string) => {
  try {
    return await (await callerForRequest()).spaces.listedBySlug({ operator, space });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const where = await params;
  const space = await findSpace(where.operator, where.space);
  const title = `${space.name}, ${space.address.city}`;
  const description = space.description.slice(0, 160);
  return {
    title,
    description,
    alternates: await canonicalOf(paths.space(where.operator, where.space)),
    openGraph: { title, description, type: 'website' },
  };
}

export default async function PublicSpacePage({ params }: Props) {
  const { operator, space: slug } = await params;
  const [space, asking, locale] = await Promise.all([findSpace(operator, slug), whoAsks(), readerLocale()]);
  const member = asking?.memberships.some((membership) => membership.operator.slug === operator) ?? false;
  const page = (
    <SpacePage
      space={space}
      relation={member ? 'member' : asking ? 'stranger' : 'signed_out'}
      now={new Date()}
      locale={locale}
    />
  );
  if (asking && member)
    return (
      <MemberShell asking={asking} at={{ operator, space: slug }}>
        {page}
      </MemberShell>
    );
  return (
    <PublicShell operator={space.operator} here={paths.space(operator, slug)}>
      {page}
    </PublicShell>
  );
}
