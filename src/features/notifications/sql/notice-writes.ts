import { sql } from 'kysely';
import type { MemberId, NoticeId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export type NewNotice = {
  readonly id: NoticeId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly kind: string;
  readonly about: Readonly<Record<string, unknown>>;
};

/** False when it stands there already: its job ran before. */
export async function insertNotice(tx: OperatorTx, notice: NewNotice): Promise<boolean> {
  const made = await tx
    .insertInto('notices')
    .values({ operatorId: tx.operatorId, ...notice, about: JSON.stringify(notice.about) })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The member who is meant, by what the notice is about; undefined when they are gone. */
export async function findMemberOfPerson(tx: OperatorTx, personId: PersonId): Promise<{ id: MemberId } | undefined> {
  return tx
    .selectFrom('members')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** Marks one's notices as read, all of them at this operator up to a moment. Screens know moments to the millisecond, rows to the microsecond. */
export async function updateNoticesRead(tx: OperatorTx, memberId: MemberId, until: Date, now: Date): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ readAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('memberId', '=', memberId)
    .where('readAt', 'is', null)
    .where(sql<Date>`date_trunc('milliseconds', created_at)`, '<=', until)
    .execute();
}
