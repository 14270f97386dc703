import { sql } from 'kysely';
import type { OperatorId, PersonId } from '@/kernel/ids';
import { linkHash } from '@/server/auth/link-token';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

type Tx = OperatorTx | PersonTx;
export type LinkPurpose = 'sign_in' | 'register' | 'reset' | 'invite';
export type LinkRow = {
  readonly email: string;
  readonly personId: PersonId | null;
  readonly operatorId: OperatorId | null;
  readonly payload: unknown;
};
export type NewLinkRow = Omit<LinkRow, 'payload'> & {
  readonly hash: Buffer;
  readonly purpose: LinkPurpose;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
};

export async function insertLink(tx: Tx, link: NewLinkRow): Promise<void> {
  await sql`select auth.insert_token(${link.hash}, ${link.purpose}, ${link.email}, ${link.personId}, ${link.operatorId},
    ${JSON.stringify(link.payload ?? {})}::jsonb, ${link.expiresAt})`.execute(tx);
}

/** Many at once, in one statement. */
export async function insertLinks(tx: Tx, links: readonly NewLinkRow[]): Promise<void> {
  const rows = links.map(({ payload = {}, ...link }) => ({ ...link, hash: link.hash.toString('hex'), payload }));
  await sql`select auth.insert_token(decode(l.hash, 'hex'), l.purpose, l.email, l."personId", l."operatorId", l.payload, l."expiresAt")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l (
      hash text, purpose text, email text, "personId" uuid, "operatorId" uuid, payload jsonb, "expiresAt" timestamptz)`.execute(
    tx,
  );
}

/** What a link is for, as long as it is good. It stays good: mail scanners look at links too. */
export async function findLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<LinkRow | null> {
  const { rows } = await sql<LinkRow>`select email, person_id, operator_id, payload
    from auth.find_token(${linkHash(token)}, ${purpose})`.execute(tx);
  return rows[0] ?? null;
}

/** Uses the link up. Of two at once exactly one gets the row. */
export async function deleteLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<LinkRow | null> {
  const { rows } = await sql<LinkRow>`select email, person_id, operator_id, payload
    from auth.use_token(${linkHash(token)}, ${purpose})`.execute(tx);
  return rows[0] ?? null;
}

/** Takes back every open link of one kind. */
export async function deleteLinksOf(tx: Tx, email: string, purpose: LinkPurpose): Promise<void> {
  await sql`select auth.delete_tokens(${email}, ${purpose})`.execute(tx);
}
