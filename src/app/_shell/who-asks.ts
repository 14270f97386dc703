import { TRPCError } from '@trpc/server';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { paths } from '@/client/paths';
import type { MyMembership, MyMemberships } from '@/features/members/members.contract';
import { callerForRequest } from '@/wiring/server-caller';

/** Who is signed in and where they belong, or null. Asked once per request, however many parts of the page want to know. */
export const whoAsks = cache(async (): Promise<MyMemberships | null> => {
  try {
    return await (await callerForRequest()).members.mine();
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'UNAUTHORIZED') return null;
    throw error;
  }
});

type Where = { readonly operator: string; readonly space: string };
type MemberOfSpace = MyMemberships & {
  readonly membership: MyMembership;
  readonly space: MyMembership['spaces'][number];
};

/** For pages of members: whoever is signed out goes to sign in and comes back, whoever does not belong sees the space's public page. */
export async function memberOfSpace(where: Where, here: string): Promise<MemberOfSpace> {
  const asking = await whoAsks();
  if (!asking) redirect(paths.signIn({ next: here, operator: where.operator }));
  const membership = asking.memberships.find((candidate) => candidate.operator.slug === where.operator);
  if (!membership) redirect(paths.space(where.operator, where.space));
  const space = membership.spaces.find((candidate) => candidate.slug === where.space);
  if (!space) notFound();
  return { ...asking, membership, space };
}

/** For pages of an operator: whoever is signed out goes to sign in and comes back, whoever does not belong finds nothing. */
export async function memberOfOperator(
  slug: string,
  here: string,
): Promise<MyMemberships & { membership: MyMembership }> {
  const asking = await whoAsks();
  if (!asking) redirect(paths.signIn({ next: here, operator: slug }));
  const membership = asking.memberships.find(({ operator }) => operator.slug === slug);
  if (!membership) notFound();
  return { ...asking, membership };
}

/** For pages of one's own: whoever is signed out goes to sign in and comes back. */
export async function signedIn(here: string): Promise<MyMemberships> {
  return (await whoAsks()) ?? redirect(paths.signIn({ next: here }));
}

/** How this reader writes dates and times. The words are English; a browser set to American English gets 12 hours. */
export const readerLocale = cache(async (): Promise<string> => {
  const first = (await headers()).get('accept-language')?.split(/[,;]/)[0]?.trim() ?? '';
  return /^en-[A-Z]{2}$/.test(first) ? first : 'en-GB';
});

/** The nonce of this request's content security policy. */
export const styleNonce = async (): Promise<string | undefined> => (await headers()).get('x-nonce') ?? undefined;
