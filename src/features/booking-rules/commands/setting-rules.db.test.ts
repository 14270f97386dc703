import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { onStatement } from '@/server/db/pool';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { saveRuleInput, type RuleScope } from '../booking-rules.contract';
import { readMyRules, readRules } from '../booking-rules.reads';
import { listBookingRules } from '../booking-rules.service';
import { removeRule } from './remove-rule';
import { saveRule } from './save-rule';

const facts: Fact[] = [];
setReactions((fact) => {
  facts.push(fact);
  return [];
});

let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;
beforeEach(async () => {
  facts.splice(0);
  space = await makeSpace();
  owner = await makeMember(space, 'owner', 'Olga');
  ana = await makeMember(space, 'member', 'Ana');
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
});

const EVERYTHING: RuleScope = { kind: null, resourceId: null, role: null, memberId: null };
type More = Partial<RuleScope> & { ruleId?: string; words?: string; spaceId?: string };
/** "At least so many minutes before", for everything and everybody unless said otherwise. */
const notice = (minMinutes: number | null, { ruleId, words, spaceId = space.spaceId, ...scope }: More = {}) =>
  saveRuleInput.parse({
    spaceId,
    requestId: newId(),
    ruleId,
    rule: { ...EVERYTHING, ...scope, words, topic: 'notice', settings: { minMinutes, maxDays: 60 } },
  });
const removal = (ruleId: string) => ({
  spaceId: space.spaceId,
  requestId: newId<'request'>(),
  ruleId: ruleId as never,
});
const audits = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ action: string; details: { before: unknown; after: unknown } }>`
      select action, details from audit_entries order by at`.execute(tx);
    return rows;
  });

describe('saving a rule', () => {
  it('works, tells the screens, and writes down what it was and is', async () => {
    const { rule } = await saveRule(owner, notice(60, { kind: 'desk', words: '  We set the desk up. ' }));
    expect(await readRules(owner, space.spaceId)).toEqual([rule]);
    expect(rule).toMatchObject({ topic: 'notice', kind: 'desk', words: 'We set the desk up.', resourceName: null });
    const { operatorId, spaceId } = space;
    expect(facts).toEqual([{ type: 'rules.changed', operatorId, spaceId, topic: 'notice' }]);

    const again = await saveRule(owner, notice(30, { kind: 'desk' }));
    expect(again.rule.id).toBe(rule.id);
    expect(facts).toHaveLength(2);
    expect(await audits()).toMatchObject([
      { action: 'rule.saved', details: { before: null, after: { settings: { minMinutes: 60 } } } },
      {
        action: 'rule.saved',
        details: { before: { settings: { minMinutes: 60 } }, after: { settings: { minMinutes: 30 }, kind: 'desk' } },
      },
    ]);
  });

  it('happens once per request, also at the same moment', async () => {
    const input = notice(60);
    const [first, second] = await Promise.all([saveRule(owner, input), saveRule(owner, input)]);
    expect(second).toEqual(first);
    expect(facts).toHaveLength(1);
    expect(await readRules(owner, space.spaceId)).toHaveLength(1);
    await expect(saveRule(owner, { ...notice(90), requestId: input.requestId })).rejects.toMatchObject({
      code: 'request.reused',
    });
  });

  it('is one rule when two make the same at once', async () => {
    const manager = await makeMember(space, 'manager');
    await Promise.all([saveRule(owner, notice(60)), saveRule(manager, notice(30))]);
    expect(await readRules(owner, space.spaceId)).toHaveLength(1);
  });

  it('says nothing when nothing changed', async () => {
    await saveRule(owner, notice(60));
    facts.splice(0);
    await saveRule(owner, notice(60));
    expect(facts).toEqual([]);
    expect(await audits()).toHaveLength(1);
  });

  it('moves the opened rule to another place, unless there is one', async () => {
    const { rule } = await saveRule(owner, notice(60, { kind: 'desk' }));
    const { rule: moved } = await saveRule(owner, notice(60, { resourceId: room, ruleId: rule.id }));
    expect(moved).toMatchObject({ id: rule.id, kind: null, resourceId: room, resourceName: 'Anchor' });
    await saveRule(owner, notice(15));
    await expect(saveRule(owner, notice(60, { ruleId: rule.id }))).rejects.toMatchObject({
      code: 'rule.already_there',
    });
    expect((await readRules(owner, space.spaceId)).map((one) => one.resourceId)).toContain(room);
  });

  it.each(['front_desk', 'host', 'member', 'visitor'] as const)('is not for %s', async (role) => {
    const member = await makeMember(space, role);
    await expect(saveRule(member, notice(60))).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(removeRule(member, removal(newId()))).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(readRules(member, space.spaceId)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    expect(await readRules(owner, space.spaceId)).toEqual([]);
  });

  it('needs a place and a member that are here', async () => {
    const elsewhere = await makeSpace();
    const theirs = await makeResource(elsewhere);
    const they = await makeMember(elsewhere);
    for (const scope of [{ resourceId: theirs }, { memberId: they.memberId }, { resourceId: newId<'resource'>() }])
      await expect(saveRule(owner, notice(60, scope))).rejects.toMatchObject({ code: 'rule.scope_gone' });
    const other = await makeSpaceOfSameOperator();
    await expect(saveRule(owner, notice(60, { resourceId: room, spaceId: other }))).rejects.toMatchObject({
      code: 'rule.scope_gone',
    });
    await inOperator(space, (tx) =>
      tx.updateTable('members').set({ status: 'removed' }).where('id', '=', ana.memberId).execute(),
    );
    await expect(saveRule(owner, notice(60, { memberId: ana.memberId }))).rejects.toMatchObject({
      code: 'rule.scope_gone',
    });
  });

  it('lets the rule of a place that was retired since be changed', async () => {
    const { rule } = await saveRule(owner, notice(60, { resourceId: room }));
    await inOperator(space, (tx) =>
      tx.updateTable('resources').set({ retiredAt: new Date() }).where('id', '=', room).execute(),
    );
    const answer = await saveRule(owner, notice(30, { resourceId: room, ruleId: rule.id }));
    expect(answer.rule).toMatchObject({ id: rule.id, resourceName: 'Anchor' });
  });

  it('stops at two hundred', async () => {
    await inOperator(space, async (tx) => {
      await sql`insert into booking_rules (operator_id, id, space_id, topic, member_id, settings)
        select ${space.operatorId}, gen_random_uuid(), ${space.spaceId}, t.topic, m.id, '{}'
        from unnest(array['length', 'notice', 'buffer', 'access', 'limit', 'approval', 'check_in', 'waitlist']) as t (topic),
          members m where m.operator_id = ${space.operatorId}`.execute(tx);
      await sql`insert into booking_rules (operator_id, id, space_id, topic, resource_id, settings)
        select operator_id, gen_random_uuid(), space_id, 'waitlist', id, '{}' from resources where operator_id = ${space.operatorId}`.execute(
        tx,
      );
    });
    const count = async () => (await readRules(owner, space.spaceId)).length;
    const left = 200 - (await count());
    for (let made = 0; made < left; made++)
      await saveRule(owner, notice(60, { resourceId: await makeResource(space) }));
    expect(await count()).toBe(200);
    await expect(saveRule(owner, notice(60, { kind: 'parking' }))).rejects.toMatchObject({ code: 'rule.too_many' });
    // What is there already can still be changed.
    await saveRule(owner, notice(30, { memberId: ana.memberId }));
  });

  it('takes four statements beside those of every command', async () => {
    let statements = 0;
    onStatement(() => (statements += 1));
    await saveRule(owner, notice(60, { kind: 'desk' }));
    onStatement(undefined);
    // The others: begin, whose rows, the request id, its answer, commit.
    expect(statements).toBe(9);
  });
});

describe('removing a rule', () => {
  it('works, once, and answers what it takes to bring it back', async () => {
    const { rule } = await saveRule(owner, notice(60, { memberId: ana.memberId, words: 'Only for Ana' }));
    facts.splice(0);
    const input = removal(rule.id);
    const [first, second] = await Promise.all([removeRule(owner, input), removeRule(owner, input)]);
    expect(second).toEqual(first);
    expect(first.removed).toEqual({ ...rule, memberName: 'Ana' });
    expect(await readRules(owner, space.spaceId)).toEqual([]);
    expect(facts).toHaveLength(1);
    expect((await audits()).at(-1)).toMatchObject({
      action: 'rule.removed',
      details: { before: { words: 'Only for Ana', memberId: ana.memberId }, after: null },
    });
    await expect(removeRule(owner, removal(rule.id))).rejects.toMatchObject({ code: 'rule.not_found' });
  });

  it('finds nothing of another operator or another space', async () => {
    const elsewhere = await makeSpace();
    const they = await makeMember(elsewhere, 'owner');
    const { rule } = await saveRule(owner, notice(60));
    const input = { ...removal(rule.id), spaceId: elsewhere.spaceId };
    await expect(removeRule(they, input)).rejects.toMatchObject({ code: 'rule.not_found' });
    await expect(removeRule(they, removal(rule.id))).rejects.toMatchObject({ code: 'rule.not_found' });
    const changed = saveRuleInput.parse({ ...notice(5, { ruleId: rule.id }), spaceId: elsewhere.spaceId });
    await expect(saveRule(they, changed)).rejects.toMatchObject({ code: 'rule.not_found' });
    const other = await makeSpaceOfSameOperator();
    await expect(removeRule(owner, { ...removal(rule.id), spaceId: other as never })).rejects.toMatchObject({
      code: 'rule.not_found',
    });
    expect(await readRules(owner, space.spaceId)).toHaveLength(1);
  });
});

describe('reading', () => {
  it('shows nobody the rules that were made for others', async () => {
    const ben = await makeMember(space, 'member', 'Ben');
    for (const scope of [{}, { role: 'visitor' as const }, { memberId: ana.memberId }, { memberId: ben.memberId }])
      await saveRule(owner, notice(60, scope));
    expect((await readMyRules(ana, space.spaceId)).map(({ memberId }) => memberId)).toEqual([null, null, ana.memberId]);
    expect(await readRules(owner, space.spaceId)).toHaveLength(4);
    expect(await inOperator(space, (tx) => listBookingRules(tx, space.spaceId))).toHaveLength(4);
  });
});

async function makeSpaceOfSameOperator(): Promise<string> {
  const id = newId<'space'>();
  const { operatorId } = space;
  await inOperator(space, (tx) =>
    tx
      .insertInto('spaces')
      .values({ operatorId, id, slug: 'annex', name: 'Annex', timeZone: 'Europe/Lisbon', country: 'PT' })
      .execute(),
  );
  return id;
}
