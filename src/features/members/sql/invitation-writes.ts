import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import { newId, type MemberId, type PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

type Wanted = {
  readonly email: string;
  /** What they are called in a list that invites them. */
  readonly name?: string;
  readonly role: Role;
  readonly invitedBy: MemberId;
  readonly expiresAt: Date;
  /** Only an owner changes an open invitation that makes an owner. */
  readonly byOwner: boolean;
};

/** One open invitation per address: a second one renews the first. Null where that one makes an owner and the asker is none. */
export async function upsertInvitation(tx: OperatorTx, wanted: Wanted): Promise<string | null> {
  return (await upsertInvitations(tx, [wanted])).get(wanted.email) ?? null;
}

/**
 * The same for many addresses, each once, in one statement: what could not be invited is not in the answer. By address, so that two who invite the same
 * people wait for each other and never in a ring.
 */
export async function upsertInvitations(
  tx: OperatorTx,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, string>> {
  const all = wanted.map((one) => ({ ...one, id: newId(), name: one.name ?? '' }));
  const { rows } = await sql<{ id: string; email: string }>`
    insert into invitations as i (operator_id, id, email, name, role, invited_by, expires_at)
    select ${tx.operatorId}, w.id, w.email, w.name, w.role, w."invitedBy", w."expiresAt"
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as w (id uuid, email text, name text, role text, "invitedBy" uuid, "expiresAt" timestamptz)
    order by w.email
    on conflict (operator_id, email) where accepted_at is null
    do update set role = excluded.role, name = case when excluded.name = '' then i.name else excluded.name end, invited_by = excluded.invited_by, created_at = now(), expires_at = excluded.expires_at
      where i.role <> 'owner' or ${wanted.every((one) => one.byOwner)}
    returning i.id, i.email`.execute(tx);
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** An invitation that nobody has answered, locked. */
export async function findOpenInvitationForUpdate(tx: OperatorTx, id: string) {
  return tx
    .selectFrom('invitations')
    .select(['id', 'email', 'role'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteInvitation(tx: OperatorTx, id: string): Promise<void> {
  await tx.deleteFrom('invitations').where('operatorId', '=', tx.operatorId).where('id', '=', id).execute();
}

/** Answered, by compare-and-swap: undefined when it was answered or taken back before, or is out of time. */
export async function updateToAccepted(tx: OperatorTx, id: string) {
  return tx
    .updateTable('invitations')
    .set({ acceptedAt: sql<Date>`now()` })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .returning(['email', 'role'])
    .executeTakeFirst();
}

/** Makes the person a member. Who was removed or a visitor becomes what they were invited as; any other member keeps their role. */
export async function insertMember(
  tx: OperatorTx,
  member: { readonly personId: PersonId; readonly role: Role; readonly displayName: string },
): Promise<MemberId> {
  const { rows } = await sql<{ id: MemberId }>`
    insert into members as m (operator_id, id, person_id, role, display_name)
    values (${tx.operatorId}, ${newId<'member'>()}, ${member.personId}, ${member.role}, ${member.displayName})
    on conflict on constraint member_once_per_operator do update set
      role = case when m.status = 'removed' or m.role = 'visitor' then excluded.role else m.role end,
      display_name = excluded.display_name, status = 'active'
    returning m.id`.execute(tx);
  const made = rows[0];
  if (!made) throw new Error('A member was neither made nor found.');
  return made.id;
}

/** What the page of an invitation shows, as long as it is open. */
export async function findInvitationSeen(tx: OperatorTx, id: string) {
  const { rows } = await sql<{
    email: string;
    role: Role;
    inviterName: string;
    slug: string;
    name: string;
    accent: string;
    invitedName: string;
    space: string | null;
  }>`
    select i.email, i.role, i.name as invited_name, m.display_name as inviter_name, o.slug, o.name, o.accent,
      (select s.slug from spaces s where s.operator_id = i.operator_id order by s.name, s.id limit 1) as space
    from invitations i
    join operators o on o.id = i.operator_id
    join members m on m.operator_id = i.operator_id and m.id = i.invited_by
    where i.operator_id = ${tx.operatorId} and i.id = ${id} and i.accepted_at is null and i.expires_at > now()`.execute(
    tx,
  );
  return rows[0] ?? null;
}
