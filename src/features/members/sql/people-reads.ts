import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { OperatorTx } from '@/server/db/transactions';
import type { PeopleInput, PeopleSummary, PersonRow } from '../members.contract';

export type NamePlace = { readonly name: string; readonly id: string };

/**
 * One page of people by name, with their addresses, in one query. Served by the keys that begin with the operator (as the app's role, at
 * 30,000 members of 30 operators: 5 ms): what names an operator's members is sorted here, because a policy with two ways in keeps
 * members_by_name from giving its order. An operator has hundreds of members, not millions.
 */
export async function listPeople(
  tx: OperatorTx,
  { q, role, status, limit }: PeopleInput,
  after: NamePlace | null,
): Promise<(PersonRow & { readonly sortName: string })[]> {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Omit<PersonRow, 'joinedAt'> & { joinedAt: Date; sortName: string }>`
    with page as (
      select m.id as member_id, m.person_id, m.display_name, m.about, m.role, m.status, m.visibility, m.photo_version, m.joined_at
      from members m
      where m.operator_id = ${tx.operatorId} and m.status = ${status}
        and ${q ? sql`lower(m.display_name) like lower(${pattern})` : sql`true`}
        and ${role ? sql`m.role = ${role}` : sql`true`}
        and ${after ? sql`(lower(m.display_name), m.id) > (${after.name}, ${after.id}::uuid)` : sql`true`}
      order by lower(m.display_name), m.id
      limit ${limit + 1}
    )
    select page.member_id, page.display_name, coalesce(e.email, '') as email, page.about, page.role, page.status, page.visibility, page.photo_version,
      page.joined_at, lower(page.display_name) as sort_name
    from page left join auth.list_member_emails((select array_agg(person_id) from page)) e on e.person_id = page.person_id
    order by lower(page.display_name), page.member_id
  `.execute(tx);
  return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
}

/** How many there are, and the invitations that wait for an answer, latest first. */
export async function findPeopleSummary(tx: OperatorTx): Promise<PeopleSummary> {
  const { rows } = await sql<{ role: Role; status: string; n: string }>`
    select role, status, count(*) as n from members where operator_id = ${tx.operatorId} group by role, status`.execute(
    tx,
  );
  const active = rows.filter((row) => row.status === 'active');
  const sum = (of: typeof rows) => of.reduce((total, row) => total + Number(row.n), 0);
  return {
    active: sum(active),
    removed: sum(rows) - sum(active),
    byRole: Object.fromEntries(active.map((row) => [row.role, Number(row.n)])),
    invitations: await listOpenInvitations(tx),
  };
}

async function listOpenInvitations(tx: OperatorTx): Promise<PeopleSummary['invitations']> {
  const { rows } = await sql<{
    invitationId: string;
    email: string;
    role: Role;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  }>`
    select i.id as invitation_id, i.email, i.role, m.display_name as invited_by, i.created_at, i.expires_at
    from invitations i join members m on m.operator_id = i.operator_id and m.id = i.invited_by
    where i.operator_id = ${tx.operatorId} and i.accepted_at is null
    order by i.created_at desc, i.id desc
    limit 200`.execute(tx);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}
