import { sql } from 'kysely';
import type { PersonId } from '@/kernel/ids';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

type Tx = OperatorTx | PersonTx;
export type PersonRow = {
  readonly id: PersonId;
  readonly email: string;
  readonly sessionVersion: number;
  readonly timeZone: string | null;
  readonly hasPassword: boolean;
};
type PasswordRow = { readonly id: PersonId; readonly passwordHash: string | null; readonly sessionVersion: number };

export async function findPerson(tx: Tx, personId: PersonId): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`select id, email, session_version, time_zone, has_password
    from auth.find_person(${personId})`.execute(tx);
  return rows[0] ?? null;
}

export async function findPersonByEmail(tx: Tx, email: string): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`select id, email, session_version, time_zone, has_password
    from auth.find_person_by_email(${email})`.execute(tx);
  return rows[0] ?? null;
}

export async function findPassword(tx: Tx, email: string): Promise<PasswordRow | null> {
  const { rows } = await sql<PasswordRow>`select id, password_hash, session_version
    from auth.find_password(${email})`.execute(tx);
  return rows[0] ?? null;
}

/** Makes the person, or answers who has the address already, whose password stays. */
export async function insertPerson(
  tx: Tx,
  person: { readonly id: PersonId; readonly email: string; readonly passwordHash: string | null },
): Promise<PersonId> {
  const { rows } = await sql<{ id: PersonId }>`select auth.insert_person(
    ${person.id}, ${person.email}, ${person.passwordHash}, true) as id`.execute(tx);
  const made = rows[0]?.id;
  if (!made) throw new Error('auth.insert_person answered nobody.');
  return made;
}

export async function updateEmailConfirmed(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select auth.confirm_email(${personId})`.execute(tx);
}

/** Answers the new session version: every session made under an older one is over. */
export async function updatePassword(tx: Tx, personId: PersonId, passwordHash: string): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`select auth.set_password(${personId}, ${passwordHash}) as version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function raiseSessionVersion(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select auth.raise_session_version(${personId})`.execute(tx);
}
