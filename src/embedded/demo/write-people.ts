import { sql } from 'kysely';
import { newId, type PersonId } from '@/kernel/ids';
import { hashPassword } from '@/server/auth/password-hash';
import { asPerson } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';

const PASSWORD = 'demo-coworkflow';

/** Those who sign in with the password; everybody else can by a link in a mail. */
const WITH_PASSWORD = [
  'owner@harbour.test',
  'manager@harbour.test',
  'desk@harbour.test',
  'host@harbour.test',
  'member@harbour.test',
  'visitor@harbour.test',
  'owner@lagoon.test',
  'member@lagoon.test',
];

/** Everybody's sign-in, with an address that counts as verified. Whoever is there already stays as they are. */
export async function writePeople(houses: readonly DemoHouse[]): Promise<ReadonlyMap<string, PersonId>> {
  const emails = [...new Set(houses.flatMap(({ members }) => members.map(({ email }) => email)))];
  const hashes = await Promise.all(
    emails.map(async (email) => (WITH_PASSWORD.includes(email) ? await hashPassword(PASSWORD) : null)),
  );
  const { rows } = await asPerson({ personId: null }, (tx) =>
    sql<{ email: string; id: PersonId }>`
      select p.email, auth.insert_person(p.id, p.email, p.hash, true) as id
      from unnest(${emails.map(() => newId<'person'>())}::uuid[], ${emails}::text[], ${hashes}::text[]) as p (id, email, hash)
    `.execute(tx),
  );
  return new Map(rows.map(({ email, id }) => [email, id]));
}
