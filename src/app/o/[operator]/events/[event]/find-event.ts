import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { whoAsks } from '@/app/_shell/who-asks';
import type { EventPage } from '@/features/events/event-pages.contract';
import { eventCopy } from '@/client/event-copy';
import { refusalOf } from '@/server/trpc/refusals';
import { callerForRequest } from '@/wiring/server-caller';

type Found = { readonly page: EventPage; readonly member: boolean };
type WithCode = { readonly page: EventPage; readonly refused: string | null };

/** An event with the eyes of whoever asks: a member of its operator sees what is for them, everybody what is public. */
export const findEvent = cache(async (operator: string, event: string): Promise<Found> => {
  const [asking, caller] = await Promise.all([whoAsks(), callerForRequest()]);
  const membership = asking?.memberships.find((one) => one.operator.slug === operator);
  try {
    const page = membership
      ? await caller.events.page({ operatorId: membership.operator.id, event })
      : await caller.events.publicPage({ operator, event });
    return { page, member: membership !== undefined };
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound();
    throw error;
  }
});

/** The same with the tickets that a code shows; where there is no such code, or somebody guesses too often, why not. */
export async function findWithCode(
  operator: string,
  event: string,
  found: Found,
  code: string | undefined,
): Promise<WithCode> {
  if (!code || found.member) return { page: found.page, refused: null };
  try {
    return { page: await (await callerForRequest()).events.publicPage({ operator, event, code }), refused: null };
  } catch (error) {
    return { page: found.page, refused: whyNot(error) };
  }
}

/** Why a code shows nothing, in words. */
export function whyNot(error: unknown): string {
  const refusal = error instanceof TRPCError ? refusalOf(error) : { code: 'internal', details: {} };
  const { title, hint } = eventCopy(refusal.code, refusal.details);
  return [title, hint].filter(Boolean).join('. ');
}
