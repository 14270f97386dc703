import { sql } from 'kysely';
import type { OperatorId, PersonId } from '@/kernel/ids';
import type { PersonTx } from '@/server/db/transactions';

export type NoticeRow = {
  readonly id: string;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly kind: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly read: boolean;
};

/** The latest notices of a person, wherever. Served by notices_of_person. */
export async function listNotices(tx: PersonTx, personId: PersonId, limit: number): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.operator_id, o.name as operator_name, n.kind, n.about, n.created_at, n.read_at is not null as read
    from notices n join operators o on o.id = n.operator_id
    where n.person_id = ${personId} order by n.created_at desc, n.id limit ${limit}
  `.execute(tx);
  return rows;
}

/** How many a person has not read. Served by notices_unread. */
export async function countUnread(tx: PersonTx, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from notices where person_id = ${personId} and read_at is null`.execute(tx);
  return rows[0]?.n ?? 0;
}
