import { TRPCError } from '@trpc/server';
import type { DisplayView } from '@/features/displays/displays.contract';
import { callerForRequest } from '@/wiring/server-caller';

/** What a display shows, or null for a link that opens nothing (any more): the page then says so calmly. */
export async function readDisplayOrNull(token: string): Promise<DisplayView | null> {
  try {
    return await (await callerForRequest()).displays.show({ token });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
