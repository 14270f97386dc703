import type { EventId, OperatorId } from '@/kernel/ids';
import { inDirectory } from '@/server/db/transactions';
import type { Audience } from '../events.access';

export type PublicEvent = { readonly operatorId: OperatorId; readonly eventId: EventId; readonly audience: Audience };

/** An event by its address, for whoever need not be signed in: one that is public, or for whom has the link. */
export const findPublicEvent = (operator: string, slug: string): Promise<PublicEvent | null> =>
  inDirectory(async (tx) => {
    const row = await tx
      .selectFrom('directory.events')
      .select(['operatorId', 'id as eventId', 'audience'])
      .where('operatorSlug', '=', operator)
      .where('slug', '=', slug)
      .executeTakeFirst();
    return row ?? null;
  });
