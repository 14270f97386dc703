import { ROLES, type Role } from '@/kernel/acting-member';
import type { PreviewRow } from '@/kernel/table-preview';
import { emailSchema } from '@/features/auth/auth.contract';
import { mayInvite } from '../members.access';
import { ROLE_AS, ROLE_NAME } from './role-words';

/** The columns of a list of people, by the names they go by; the first is the one in our own lists. */
export const PEOPLE_COLUMNS = {
  email: ['Mail address', 'Email', 'E-mail', 'Mail'],
  name: ['Name', 'Full name'],
  role: ['Role'],
} as const;
export type PeopleColumn = keyof typeof PEOPLE_COLUMNS;
type Row = { readonly line: number; readonly cells: Readonly<Partial<Record<PeopleColumn, string>>> };

/** By lower-case address. */
export type KnownPeople = {
  readonly here: ReadonlyMap<string, string>;
  /** Open invitations, with what they make of one. */
  readonly invited: ReadonlyMap<string, Role>;
};
export type Invitation = { readonly email: string; readonly name: string; readonly role: Role };
export type JudgedInvitation = PreviewRow & { readonly invitation: Invitation | null };

/** Whom each row of a list would invite, or in words why it cannot. The same answer for the preview and for the import. */
export function judgeInvitations(rows: readonly Row[], known: KnownPeople, asker: Role): JudgedInvitation[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const read = emailSchema.safeParse(row.cells.email ?? '');
    const earlier = read.success ? first.get(read.data) : undefined;
    if (read.success && earlier === undefined) first.set(read.data, row.line);
    return judge(row, read.success ? read.data : null, earlier, known, asker);
  });
}

function judge(
  { line, cells }: Row,
  email: string | null,
  earlier: number | undefined,
  known: KnownPeople,
  asker: Role,
): JudgedInvitation {
  const problems: string[] = [];
  const notes: string[] = [];
  const name = (cells.name ?? '').replace(/\s+/g, ' ').trim();
  if (!email) problems.push(cells.email ? `“${cells.email}” is no mail address` : 'it has no mail address');
  else if (earlier !== undefined) problems.push(`row ${earlier} has the same address`);
  else if (known.here.has(email)) problems.push(`${known.here.get(email)} is here already`);
  if (name.length > 80) problems.push('the name is longer than 80 characters');

  const role = cells.role ? roleOf(cells.role) : 'member';
  const before = email ? known.invited.get(email) : undefined;
  if (!role)
    problems.push(`“${cells.role}” is no role; say ${ROLES.map((one) => ROLE_NAME[one].toLowerCase()).join(', ')}`);
  else if (!mayInvite(asker, role).ok) problems.push(`only an owner invites ${ROLE_AS[role]}`);
  else if (before === 'owner' && asker !== 'owner') problems.push('an owner invited them as an owner');
  else if (before) notes.push('invited before; gets a new mail');

  const invitation = problems.length === 0 && email && role ? { email, name, role } : null;
  const title = name || email || cells.email || '(no address)';
  const says = [name ? email : null, role && ROLE_NAME[role]].filter(Boolean).join(', ');
  return { line, title, says, problems, notes, invitation };
}

function roleOf(text: string): Role | undefined {
  const plain = (word: string) =>
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ');
  return ROLES.find((role) => [role, ROLE_NAME[role]].some((word) => plain(word) === plain(text)));
}
