import { sql } from 'kysely';
import { newId, type OperatorId } from '@/kernel/ids';
import type { ActingMember, Role } from '@/kernel/acting-member';
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
  return (await addMemberTo(operator.id, name, role)).email;
}

/** The same at any operator, and who they are to commands. */
export async function addMemberTo(
  operatorId: OperatorId,
  displayName: string,
  role: Role = 'member',
): Promise<ActingMember & { readonly email: string }> {
  const [personId, memberId] = [newId<'person'>(), newId<'member'>()];
  const email = `${displayName.toLowerCase().replace(/[^a-z]+/g, '.')}-${personId.slice(-8)}@walk.test`;
  const hash = await hashPassword(DEMO_PASSWORD);
  await asPerson({ personId: null }, (tx) =>
    sql`select auth.insert_person(${personId}::uuid, ${email}, ${hash}, true)`.execute(tx),
  );
  await inOperator({ operatorId }, (tx) =>
    tx.insertInto('members').values({ operatorId, id: memberId, personId, role, displayName }).execute(),
  );
  return { operatorId, memberId, personId, role, displayName, email };
}
