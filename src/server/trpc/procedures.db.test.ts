import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '@/kernel/domain-error';
import { newId, type OperatorId, type PersonId, type SpaceId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import { onStatement } from '@/server/db/pool';
import { contextFor, type Context } from './context';
import { createCallerFactory, router } from './init';
import {
  memberOfSpaceProcedure,
  memberOfSpaceWriteProcedure,
  memberProcedure,
  personProcedure,
  publicProcedure,
} from './procedures';
import { refusalOf } from './refusals';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';

const caller = createCallerFactory(
  router({
    member: memberProcedure.query(({ ctx }) => ctx.member),
    ofSpace: memberOfSpaceProcedure.query(({ ctx }) => ctx.member),
    change: memberOfSpaceWriteProcedure.input(z.object({ name: z.string().min(1) })).mutation(({ ctx }) => ctx.member),
    person: personProcedure.query(({ ctx }) => ctx.person),
    conflict: publicProcedure.query(() => {
      throw new DomainError('conflict', 'booking.slot_taken', { free: [] });
    }),
    broken: publicProcedure.query(() => {
      throw new Error('select secret from people');
    }),
  }),
);

const here = { operatorId: newId<'operator'>(), spaceId: newId<'space'>() };
const there = { operatorId: newId<'operator'>(), spaceId: newId<'space'>() };
const ana = { personId: newId<'person'>(), version: 1 };

beforeAll(async () => {
  await asPerson({ personId: null }, (tx) =>
    sql`select auth.insert_person(${ana.personId}, 'ana@example.org', null, true)`.execute(tx),
  );
  for (const [index, { operatorId, spaceId }] of [here, there].entries()) await makeSpace(operatorId, spaceId, index);
  await inOperator(here, (tx) => addMember(tx, here.operatorId, ana.personId));
});
afterEach(() => onStatement(undefined));

it.each(['a\u0000b', 'half of a pair \ud83d'])(
  'refuses text that no database keeps, naming the field: %j',
  async (name) => {
    const call = caller(contextFor(ana)).change({ spaceId: here.spaceId, name });
    expect(await refusal(call)).toMatchObject({
      kind: 'invalid',
      code: 'input.invalid',
      details: { fields: [{ path: 'name' }] },
    });
  },
);

describe('a member of a space', () => {
  it('is loaded with the role of this moment, by one statement', async () => {
    const statements: string[] = [];
    onStatement((event) => statements.push(event.query.sql));
    const member = await caller(contextFor(ana)).ofSpace({ spaceId: here.spaceId });
    expect(member).toMatchObject({ operatorId: here.operatorId, personId: ana.personId, role: 'member' });
    expect(statements.filter((text) => !/^(begin|start|commit)|set_config/.test(text))).toHaveLength(1);
  });
  it('is nobody at another operator, exactly as where there is no such space', async () => {
    const call = caller(contextFor(ana));
    expect(await refusal(call.ofSpace({ spaceId: there.spaceId }))).toEqual(
      await refusal(call.ofSpace({ spaceId: newId() })),
    );
    expect(await refusal(call.member({ operatorId: there.operatorId }))).toMatchObject({
      kind: 'not_found',
      code: 'operator.not_found',
    });
  });
  it('is asked to sign in without a session, with one of another version, and as somebody who is gone', async () => {
    for (const session of [null, { ...ana, version: 2 }, { personId: newId<'person'>(), version: 1 }]) {
      const call = caller(contextFor(session));
      for (const attempt of [() => call.ofSpace(here), () => call.member(here), () => call.person()])
        expect(await refusal(attempt())).toMatchObject({ kind: 'unauthenticated', code: 'auth.sign_in_needed' });
    }
  });
  it('is nobody once removed', async () => {
    const left = { personId: newId<'person'>(), version: 1 };
    await asPerson({ personId: null }, (tx) =>
      sql`select auth.insert_person(${left.personId}, 'left@example.org', null, true)`.execute(tx),
    );
    await inOperator(here, (tx) => addMember(tx, here.operatorId, left.personId, 'removed'));
    expect(await refusal(caller(contextFor(left)).member(here))).toMatchObject({ code: 'operator.not_found' });
  });
});

describe('what a client learns', () => {
  it('of a refusal: kind, code and details', async () => {
    expect(await refusal(caller(contextFor(null)).conflict())).toEqual({
      kind: 'conflict',
      code: 'booking.slot_taken',
      details: { free: [] },
    });
  });
  it('of an input that does not fit: which field', async () => {
    const answer = await refusal(caller(contextFor(ana)).change({ spaceId: here.spaceId, name: '' }));
    expect(answer).toMatchObject({ kind: 'invalid', code: 'input.invalid', details: { fields: [{ path: 'name' }] } });
  });
  it('of a fault of ours: nothing', async () => {
    const failed = await caller(contextFor(null))
      .broken()
      .catch((error: unknown) => error);
    expect((failed as TRPCError).message).toBe('internal');
    expect(refusalOf(failed as TRPCError)).toEqual({ kind: 'internal', code: 'internal', details: {} });
  });
});

it('writes nothing for a request that may come from another site', async () => {
  const doubtful: Context = { ...contextFor(ana), mayWrite: false };
  expect(await refusal(caller(doubtful).change({ spaceId: here.spaceId, name: 'x' }))).toMatchObject({
    code: 'request.cross_site',
  });
  await expect(caller(doubtful).ofSpace({ spaceId: here.spaceId })).resolves.toBeTruthy();
});

async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (failed: unknown) => failed,
  );
  if (!(error instanceof TRPCError)) throw new Error('It was not refused.', { cause: error });
  return refusalOf(error);
}

type Tx = Parameters<Parameters<typeof inOperator>[1]>[0];

async function makeSpace(operatorId: OperatorId, spaceId: SpaceId, index: number) {
  await inOperator({ operatorId }, async (tx) => {
    await tx
      .insertInto('operators')
      .values({ id: operatorId, slug: `op-${index}`, name: 'Op', currency: 'EUR' })
      .execute();
    await tx
      .insertInto('spaces')
      .values({
        operatorId,
        id: spaceId,
        slug: 'one',
        name: 'One',
        timeZone: 'Europe/Lisbon',
        country: 'PT',
        listed: true,
      })
      .execute();
  });
}

const addMember = (tx: Tx, operatorId: OperatorId, personId: PersonId, status: 'active' | 'removed' = 'active') =>
  tx
    .insertInto('members')
    .values({ operatorId, id: newId<'member'>(), personId, role: 'member', displayName: 'Ana', status })
    .execute();
