import type { EventDateId, Id, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Said } from '../rsvps.contract';

export type LinkId = Id<'rsvp_link'>;
export type AskedLink = {
  readonly id: LinkId;
  readonly dateId: EventDateId;
  readonly email: string;
  readonly name: string;
  readonly answer: Said;
  readonly expiresAt: Date;
};

export async function insertRsvpLink(tx: OperatorTx, { dateId, answer, ...link }: AskedLink): Promise<void> {
  await tx
    .insertInto('rsvpLinks')
    .values({ operatorId: tx.operatorId, eventDateId: dateId, answer: JSON.stringify(answer), ...link })
    .execute();
}

type KeptLink = AskedLink & { readonly rsvpId: RsvpId | null };

/** What was asked for, locked until this transaction ends: pressed twice, it is answered once. */
export const findRsvpLinkForUpdate = (tx: OperatorTx, id: LinkId): Promise<KeptLink | null> =>
  findRsvpLink(tx, id, { lock: true });

/** What was asked for, for who looks; with `lock` for who answers. */
export async function findRsvpLink(tx: OperatorTx, id: LinkId, { lock = false } = {}): Promise<KeptLink | null> {
  const row = await tx
    .selectFrom('rsvpLinks')
    .select(['id', 'eventDateId', 'email', 'name', 'answer', 'expiresAt', 'rsvpId'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return null;
  const { eventDateId, answer, ...rest } = row;
  return { ...rest, id, dateId: eventDateId, answer: answer as unknown as Said };
}

export async function updateRsvpLinkToUsed(tx: OperatorTx, id: LinkId, rsvpId: RsvpId): Promise<void> {
  await tx
    .updateTable('rsvpLinks')
    .set({ rsvpId })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}
