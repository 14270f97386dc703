import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { onStatement } from '@/server/db/pool';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { makeMember, makePerson, makeSpace, type MadeSpace } from '@/testing/makers';
import { importMembersInput } from '../members.contract';
import { lookAtInvitation } from '../members.reads';
import { importMembers } from './import-members';

const facts: Fact[] = [];
setReactions((fact) => (facts.push(fact), []));

let space: MadeSpace;
let owner: ActingMember;
let manager: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  owner = await makeMember(space, 'owner');
  manager = await makeMember(space, 'manager');
  const personId = await makePerson('ana@example.test');
  await inOperator(space, (tx) =>
    tx
      .insertInto('members')
      .values({
        operatorId: space.operatorId,
        id: newId<'member'>(),
        personId,
        role: 'member',
        displayName: 'Ana Reis',
      })
      .execute(),
  );
});

const LIST = `Email,Name,Role
ben@example.test,"Costa, Ben",member
cleo@example.test,Cleo Dias,front desk
ana@example.test,Ana,member
nobody,,
olga@example.test,Olga,owner`;
const bring = (change: object = {}, who = owner) =>
  importMembers(
    who,
    importMembersInput.parse({ operatorId: who.operatorId, text: LIST, requestId: newId(), ...change }),
  );
const invited = () =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('invitations')
      .select(['email', 'role', 'name'])
      .where('operatorId', '=', space.operatorId)
      .orderBy('email')
      .execute(),
  );

describe('a list of people', () => {
  it('is looked at without a trace, as the asker may invite', async () => {
    const problems = async (who: ActingMember) => (await bring({ dryRun: true }, who)).rows.map((row) => row.problems);
    expect(await problems(owner)).toEqual([[], [], ['Ana Reis is here already'], [expect.any(String)], []]);
    expect((await problems(manager))[4]).toEqual(['only an owner invites an owner']);
    expect(await invited()).toEqual([]);
    expect(facts).toEqual([]);
  });

  it('invites all chosen or nobody, one mail each, once', async () => {
    await expect(bring({ lines: [2, 4] })).rejects.toMatchObject({
      code: 'people_list.rows_wrong',
      details: { problems: ['Row 4: Ana Reis is here already.'] },
    });
    await expect(bring({ lines: [2, 6] }, manager)).rejects.toMatchObject({ code: 'people_list.rows_wrong' });
    expect(await invited()).toEqual([]);
    const asked = { lines: [2, 3], requestId: newId() };
    const [first, again] = await Promise.all([bring(asked), bring(asked)]);
    expect(again).toEqual(first);
    expect(first.taken).toBe(2);
    expect(await invited()).toEqual([
      { email: 'ben@example.test', role: 'member', name: 'Costa, Ben' },
      { email: 'cleo@example.test', role: 'front_desk', name: 'Cleo Dias' },
    ]);
    expect(facts.map((fact) => fact.type)).toEqual(['invitation.sent', 'invitation.sent']);
    const [ben] = facts as unknown as [{ token: string }];
    expect(await lookAtInvitation(ben.token)).toMatchObject({ email: 'ben@example.test', name: 'Costa, Ben' });
  });

  it('invites anew whoever has not answered, and keeps one invitation', async () => {
    const before = facts.length;
    const seen = await bring({ lines: [2] });
    expect(seen.rows[0]?.notes).toEqual(['invited before; gets a new mail']);
    expect(facts).toHaveLength(before + 1);
    expect(await invited()).toHaveLength(2);
  });

  it('is for those who run the place, and knows nothing of other operators', async () => {
    for (const role of ['front_desk', 'member', 'visitor'] as const)
      await expect(bring({ dryRun: true }, await makeMember(space, role))).rejects.toMatchObject({
        code: 'auth.not_allowed',
      });
    const elsewhere = await makeMember(await makeSpace(), 'owner');
    expect((await bring({ dryRun: true }, elsewhere)).rows[2]?.problems).toEqual([]);
    await expect(bring({ text: 'hello', dryRun: true })).rejects.toMatchObject({ code: 'people_list.unreadable' });
  });
});

it('costs as many statements for a hundred people as for one', async () => {
  const count = async (many: number) => {
    const people = Array.from({ length: many }, (_, n) => `p${n}-of-${many}@example.test,Somebody,member`);
    const text = ['Email,Name,Role', ...people].join('\n');
    const lines = people.map((_, n) => n + 2);
    let statements = 0;
    onStatement(() => (statements += 1));
    const { taken } = await bring({ text, lines }).finally(() => onStatement(undefined));
    expect(taken).toBe(many);
    return statements;
  };
  expect(await count(100)).toBe(await count(1));
});
