import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { callerForRequest } from '@/wiring/server-caller';

/** What a page of somebody's credits begins with: one's own, or those of a member whom the reader serves. */
export async function readCreditsPage(whose: { readonly operatorId: OperatorId; readonly memberId?: MemberId }) {
  const caller = await callerForRequest();
  const { operatorId } = whose;
  try {
    const [credits, passes, statement, membership, plans] = await Promise.all([
      caller.memberships.credits(whose),
      caller.memberships.passes({ operatorId }),
      caller.memberships.statement(whose),
      caller.plans.membership(whose),
      caller.plans.plans({ operatorId }),
    ]);
    return { credits: { credits, passes, statement }, plan: { membership, plans } };
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
