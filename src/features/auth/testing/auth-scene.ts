import { TRPCError } from '@trpc/server';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { newId, type OperatorId, type SpaceId } from '@/kernel/ids';
import type { Session } from '@/server/auth/session-token';
import { onStatement } from '@/server/db/pool';
import { asPerson, inOperator } from '@/server/db/transactions';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { closeLimits } from '@/server/limits/limits';
import { contextFor } from '@/server/trpc/context';
import { createCallerFactory } from '@/server/trpc/init';
import { refusalOf } from '@/server/trpc/refusals';
import type { AuthFact } from '../auth.facts';
import { authRouter } from '../auth.router';
import { signInWithToken } from '../commands/sign-in';

/** Two operators, what was announced, and people who come in by the router, as in a request. */
export const facts: AuthFact[] = [];
setReactions((fact: Fact) => {
  facts.push(fact as AuthFact);
  return [];
});

const call = createCallerFactory(authRouter);
let visits = 0;
/** Each call from another address, as people are; the limits have their own tests. */
export const from = (session: Session | null = null, address = `10.0.0.${++visits}`) =>
  call({ ...contextFor(session), address });
export const enter = (token: string) => signInWithToken(token, { address: `10.1.0.${++visits}` });

export const harbour = { operatorId: newId<'operator'>(), spaceId: newId<'space'>() };
export const lagoon = { operatorId: newId<'operator'>(), spaceId: newId<'space'>() };
export const hidden = newId<'space'>();
export const owner = new pg.Pool({ connectionString: process.env.MIGRATION_DATABASE_URL, max: 1 });

beforeAll(async () => {
  await makeOperator('harbour', harbour.operatorId, harbour.spaceId);
  await makeOperator('lagoon', lagoon.operatorId, lagoon.spaceId);
  await inOperator(harbour, (tx) => makeSpace(tx, harbour.operatorId, hidden, false));
});
beforeEach(() => void facts.splice(0));
afterAll(async () => {
  await closeLimits();
  await owner.end();
});

export const PASSWORD = 'a long enough password';
export const ana = (email: string) => ({ name: 'Ana', email, password: PASSWORD, spaceId: harbour.spaceId });
export const tokenOf = (index = 0) => facts[index]?.token ?? '';

export async function member(email: string, password: string | undefined = PASSWORD): Promise<Session> {
  facts.splice(0);
  await from().register({ ...ana(email), password });
  const { signInToken } = await from().confirmRegistration({ token: tokenOf() });
  facts.splice(0);
  return enter(signInToken);
}

export async function refusal(calling: Promise<unknown>) {
  const error = await calling.then(
    () => null,
    (failed: unknown) => failed,
  );
  if (!(error instanceof TRPCError)) throw new Error('It was not refused.', { cause: error });
  return refusalOf(error);
}

export async function statements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  onStatement(() => count++);
  await work().finally(() => onStatement(undefined));
  return count;
}

export const membersOf = (session: Session) =>
  asPerson(session, (tx) => tx.selectFrom('members').select(['operatorId', 'role', 'status']).execute());

type Tx = Parameters<Parameters<typeof inOperator>[1]>[0];

const makeOperator = (slug: string, operatorId: OperatorId, spaceId: SpaceId) =>
  inOperator({ operatorId }, async (tx) => {
    await tx.insertInto('operators').values({ id: operatorId, slug, name: slug, currency: 'EUR' }).execute();
    await makeSpace(tx, operatorId, spaceId, true);
  });

const makeSpace = (tx: Tx, operatorId: OperatorId, id: SpaceId, listed: boolean) =>
  tx
    .insertInto('spaces')
    .values({
      operatorId,
      id,
      slug: listed ? 'space' : 'hidden',
      name: 'Space',
      timeZone: 'Europe/Lisbon',
      country: 'PT',
      listed,
    })
    .execute();
