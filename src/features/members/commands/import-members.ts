import { INVITE_MINUTES, keepInviteLinks } from '@/features/auth/auth.service';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import type { TablePreview } from '@/kernel/table-preview';
import { readTable } from '@/server/csv/table';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once, type AuditEntry } from '@/server/requests/once';
import { judgeInvitations, PEOPLE_COLUMNS, type JudgedInvitation } from '../domain/judge-invitations';
import { mayInvite } from '../members.access';
import { IMPORT_PEOPLE_MOST, type ImportMembersInput } from '../members.contract';
import { demand, memberError } from '../members.errors';
import type { MemberFact } from '../members.facts';
import { listKnownPeople } from '../sql/import-reads';
import { upsertInvitations } from '../sql/invitation-writes';

/**
 * "Ask all of these to join": a mail with a link to each chosen row of a list, all in one commit or none. With `dryRun` it only says what would
 * become of each row.
 *
 * @throws DomainError `auth.not_allowed`, `people_list.unreadable`, `people_list.rows_wrong`
 */
export async function importMembers(
  member: ActingMember,
  input: ImportMembersInput,
  now = new Date(),
): Promise<TablePreview> {
  demand(mayInvite(member.role, 'visitor'));
  if (input.dryRun) {
    const { rows, unknownColumns } = await inOperator(member, (tx) => judged(tx, member, input.text));
    return { rows: rows.map(shown), unknownColumns, taken: 0 };
  }
  return once(member, { requestId: input.requestId, command: 'import-members', input }, async (tx) => {
    const { rows, unknownColumns } = await judged(tx, member, input.text);
    const chosen = rows.filter((row) => input.lines.includes(row.line));
    const wrong = chosen.flatMap((row) => row.problems.map((problem) => `Row ${row.line}: ${problem}.`));
    if (wrong.length > 0 || chosen.length < new Set(input.lines).size)
      throw memberError('people_list.rows_wrong', { problems: wrong.slice(0, 20), count: wrong.length });
    const done = await inviteAll(
      tx,
      member,
      chosen.flatMap((row) => row.invitation ?? []),
      now,
    );
    if (done.facts.length < chosen.length)
      throw memberError('people_list.rows_wrong', { problems: [], count: chosen.length - done.facts.length });
    return { answer: { rows: chosen.map(shown), unknownColumns, taken: chosen.length }, ...done };
  });
}

const shown = ({ invitation: _, ...row }: JudgedInvitation) => row;

async function judged(tx: OperatorTx, member: ActingMember, text: string) {
  const table = readTable(text, PEOPLE_COLUMNS, 'email', IMPORT_PEOPLE_MOST);
  if ('unreadable' in table) throw memberError('people_list.unreadable', { why: table.unreadable });
  const known = await listKnownPeople(
    tx,
    table.rows.map(({ cells }) => (cells.email ?? '').trim().toLowerCase()),
  );
  return { rows: judgeInvitations(table.rows, known, member.role), unknownColumns: table.unknownColumns };
}

/** Invites all in two statements. Whom the asker may not invite again is left out. */
async function inviteAll(
  tx: OperatorTx,
  member: ActingMember,
  invitations: readonly NonNullable<JudgedInvitation['invitation']>[],
  now: Date,
): Promise<{ audit: AuditEntry[]; facts: MemberFact[] }> {
  const expiresAt = new Date(now.getTime() + INVITE_MINUTES * 60_000);
  const by = { invitedBy: member.memberId, expiresAt, byOwner: member.role === 'owner' };
  const ids = await upsertInvitations(
    tx,
    invitations.map((one) => ({ ...one, ...by })),
  );
  const invited = invitations.flatMap(({ email, role }) => {
    const invitationId = ids.get(email);
    return invitationId ? [{ email, role, invitationId }] : [];
  });
  const tokens = await keepInviteLinks(
    tx,
    invited.map(({ email, invitationId }) => ({ email, payload: { invitationId } })),
  );
  const { operatorId } = tx;
  return {
    audit: invited.map(({ role, invitationId }) => ({
      action: 'member.invited',
      subjectKind: 'invitation',
      subjectId: invitationId,
      details: { role },
    })),
    facts: invited.flatMap(({ invitationId }, place): MemberFact[] => {
      const token = tokens[place];
      if (!token) return [];
      return [{ type: 'invitation.sent', operatorId, invitationId, mailId: newId(), token, minutes: INVITE_MINUTES }];
    }),
  };
}
