import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { chargeMembership } from '@/features/billing/commands/charge-membership';
import { cancelMembership } from '@/features/plans/commands/cancel-membership';
import { changePlan } from '@/features/plans/commands/change-plan';
import { joinPlan } from '@/features/plans/commands/join-plan';
import { keepMembership } from '@/features/plans/commands/keep-membership';
import { pauseMembership } from '@/features/plans/commands/pause-membership';
import { savePlan } from '@/features/plans/commands/save-plan';
import { undoMembership } from '@/features/plans/commands/undo-membership';
import { savePlanInput } from '@/features/plans/plans.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { inOperator } from '@/server/db/transactions';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';
const at = (date: string) => new Date(`${date}T10:00:00Z`);
let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
  space = await makeSpace({ name: 'Harbour' });
  [owner, ana] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'member', 'Ana')];
});

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
/** Only mails: what else follows is looked at by the clock of this machine. */
async function mails() {
  await asOwner(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier <> 'send-plan-mail'`,
  );
  const connectionString = process.env.MIGRATION_DATABASE_URL;
  await runOnce({ connectionString, taskList: tasks, logger: graphileLogger, noHandleSignals: true });
  return post.collect();
}
const subjects = async () => (await mails()).map(({ subject }) => subject);
const save = async (name: string, price: number, more: object = {}) =>
  savePlan(
    owner,
    savePlanInput.parse({ ...base(), name, terms: { price, every: 'month' }, ...more }),
    at('2027-03-01'),
  );
async function join() {
  const { planId } = await save('Flex', 3100);
  const wish = { ...base(), planId, version: 1, startsOn: '2027-03-01' };
  const { membershipId } = await joinPlan(ana, wish, at('2027-03-01'));
  return { planId, membershipId };
}

it('whoever takes a plan, changes, pauses, ends or thinks better of it is told once of each', async () => {
  const { membershipId } = await join();
  const [joined, ...others] = await mails();
  expect(others).toEqual([]);
  expect(joined).toMatchObject({ subject: 'You are on Flex from Mon 1 Mar 2027', from: 'Harbour' });
  expect(joined?.text).toContain('Flex: €31.00 a month');
  const full = await save('Full', 6200);
  const change = { ...base(), membershipId, planId: full.planId, version: 1, when: 'next_period' as const };
  await changePlan(ana, { ...change, difference: 0 }, at('2027-03-05'));
  expect(await subjects()).toEqual(['Full from Thu 1 Apr 2027']);
  const ofAna = { membershipId };
  await undoMembership(ana, { ...base(), ...ofAna, what: 'change' }, at('2027-03-06'));
  await pauseMembership(ana, { ...base(), ...ofAna, from: '2027-05-01', to: '2027-05-31' }, at('2027-03-06'));
  await cancelMembership(ana, { ...base(), ...ofAna, lastOn: '2027-03-31' }, at('2027-03-07'));
  expect((await subjects()).sort()).toEqual([
    'Flex ends on Wed 31 Mar 2027',
    'Flex pauses from Sat 1 May 2027 to Mon 31 May 2027',
    'Your plan stays as it is',
  ]);
});

it('what was taken back before its mail went is not told, and a mail that goes twice is the same one', async () => {
  const { membershipId } = await join();
  const payload = await inOperator(space, async (tx) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from memberships where operator_id = ${space.operatorId}`.execute(tx);
    return { operatorId: space.operatorId, membershipId: rows[0]!.id, news: { what: 'joined', act: newId() } };
  });
  await mails();
  for (let n = 0; n < 2; n++) await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-plan-mail', payload }]));
  const [one, two] = (await mails()).map(({ messageId }) => messageId);
  expect([two, one?.includes(membershipId)]).toEqual([one, true]);
  await cancelMembership(ana, { ...base(), membershipId, lastOn: '2027-03-31' }, at('2027-03-07'));
  await undoMembership(ana, { ...base(), membershipId, what: 'cancellation' }, at('2027-03-07'));
  expect(await subjects()).toEqual(['Your plan goes on']);
});

it('each period is told with what it is charged, once however often it is looked at; and that it is over', async () => {
  const { membershipId } = await join();
  const look = async (date: string) => {
    await chargeMembership(space, membershipId, at(date));
    await keepMembership(space, membershipId, at(date));
    return subjects();
  };
  await mails();
  expect(await look('2027-03-01')).toEqual([]);
  expect(await look('2027-04-01')).toEqual(['Flex, April 2027: €31.00']);
  expect([await look('2027-04-01'), await look('2027-04-20')]).toEqual([[], []]);
  // Nobody looked for two months: the one that runs is told, and not the one before.
  expect(await look('2027-06-02')).toEqual(['Flex, June 2027: €31.00']);
  await cancelMembership(ana, { ...base(), membershipId, lastOn: '2027-06-30' }, at('2027-06-03'));
  expect(await subjects()).toEqual(['Flex ends on Wed 30 Jun 2027']);
  expect([await look('2027-06-30'), await look('2027-07-01'), await look('2027-07-02')]).toEqual([
    [],
    ['Flex has ended'],
    [],
  ]);
});

it('whoever moves to other terms of their plan is told from when on', async () => {
  const { planId } = await join();
  await mails();
  await save('Flex', 3500, { planId, seen: 1, moves: 'everybody' });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('Flex has new terms from Thu 1 Apr 2027');
  expect(mail?.text).toContain('Flex: €35.00 a month');
});
