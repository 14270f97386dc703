import { sql } from 'kysely';
import { newId } from '@/kernel/ids';
import type { Role } from '@/kernel/acting-member';
import { hashPassword } from '@/server/auth/password-hash';
import { asPerson, inDirectory, inOperator } from '@/server/db/transactions';
import type { RunningApp } from './running-app';
import { DEMO_PASSWORD } from './sign-in-as';

/** Lets makers and reads of this process work in the database of the running app. */
export function workInDatabaseOf(app: RunningApp): void {
  Object.assign(process.env, {
    DATABASE_URL: app.databaseUrl,
    APP_URL: app.url,
    NEXTAUTH_SECRET: 'not that of the app: nothing is signed here',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'CoWorkFlow <hello@coworkflow.test>',
  });
}

/** Somebody new at an operator of the demo, with nothing booked yet; signs in with the demo's password. Answers their address. */
export async function addMember(operatorSlug: string, name: string, role: Role = 'member'): Promise<string> {
  const operator = await inDirectory((tx) =>
    tx.selectFrom('directory.operators').select('id').where('slug', '=', operatorSlug).executeTakeFirstOrThrow(),
  );
  const personId = newId<'person'>();
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}-${personId.slice(-8)}@walk.test`;
  const hash = await hashPassword(DEMO_PASSWORD);
  await asPerson({ personId: null }, (tx) =>
    sql`select auth.insert_person(${personId}::uuid, ${email}, ${hash}, true)`.execute(tx),
  );
  const operatorId = operator.id;
  await inOperator({ operatorId }, (tx) =>
    tx.insertInto('members').values({ operatorId, id: newId<'member'>(), personId, role, displayName: name }).execute(),
  );
  return email;
}
