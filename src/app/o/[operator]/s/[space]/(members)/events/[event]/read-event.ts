import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import type { EventPage } from '@/features/events/event-pages.contract';
import type { OperatorId } from '@/kernel/ids';
import { callerForRequest } from '@/wiring/server-caller';

/** An event by the address of its page; nothing is there for whom it is not. */
export async function readEvent(operator: { readonly id: OperatorId }, event: string): Promise<EventPage> {
  try {
    return await (await callerForRequest()).events.page({ operatorId: operator.id, event });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
