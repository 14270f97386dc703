import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { callerForRequest } from '@/wiring/server-caller';

/** What a page of somebody's credits begins with: one's own, or those of a member whom the reader serves. */
export async function readCreditsPage(whose: { readonly operatorId: OperatorId; readonly memberId?: MemberId }) {
  const caller = await callerForRequest();
  const { operatorId } = whose;
  try {
    const [credits, passes, statement] = await Promise.all([
      caller.memberships.credits(whose),
      caller.memberships.passes({ operatorId }),
      caller.memberships.statement(whose),
    ]);
    return { credits, passes, statement };
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
