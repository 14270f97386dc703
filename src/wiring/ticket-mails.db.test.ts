import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cancelEvent } from '@/features/events/commands/cancel-event';
import { askToCome } from '@/features/events/commands/answer-by-mail';
import { askToComeInput } from '@/features/events/rsvps.contract';
import { come, dayAt, makeEvent } from '@/features/events/testing-events';
import { newId, type EventDateId, type EventId } from '@/kernel/ids';
import type { ActingMember } from '@/kernel/acting-member';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { inOperator } from '@/server/db/transactions';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';
let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let host: ActingMember;
let [ana, bo]: ActingMember[] = [];

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
  host = await makeMember(space, 'host', 'Hana');
  [ana, bo] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Bo')];
});

/** What tickets and answers bring about, all of it; each text with its white space made one. */
async function mails() {
  await asOwner(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id
      and t.identifier !~ '^(send-rsvp|tell-guests|charge-tickets)'`,
  );
  const connectionString = process.env.MIGRATION_DATABASE_URL;
  await runOnce({ connectionString, taskList: tasks, logger: graphileLogger, noHandleSignals: true });
  return post.collect().map(({ to, text }) => ({ to, text: text.replace(/\s+/g, ' ') }));
}
async function workshop(
  wish: object,
): Promise<{ eventId: EventId; dateId: EventDateId; slug: string; typeId: string }> {
  const tickets = [{ name: 'Regular', pricing: 'fixed', price: 3500 }];
  const made = await makeEvent(space, host, null, {
    wish: { localStart: dayAt(space, 5), guestsEach: 1, tickets, ...wish },
  });
  const typeId = await inOperator(space, async (tx) => {
    const query = tx.selectFrom('eventTicketTypes').select('id').where('eventId', '=', made.eventId);
    return (await query.executeTakeFirstOrThrow()).id;
  });
  return { ...made, dateId: made.dateIds[0]!, typeId };
}

it('what a place costs and how it is paid stands in the mail that gives it, in that of who waits, and in the one that takes it back', async () => {
  const { dateId, eventId, typeId } = await workshop({ capacity: 2 });
  const ticket = { typeId, each: 3500 };
  await come(space, ana!, dateId, { party: 2, ticket });
  const [going] = await mails();
  expect(going?.text).toContain('Ticket: Regular 2 × €35.00 = €70.00 It stands on your account');
  await come(space, bo!, dateId, { ticket });
  const [waiting] = await mails();
  expect(waiting?.text).toContain('It goes on your account once you have a place. Until then you owe nothing.');
  await cancelEvent(host, { spaceId: space.spaceId, eventId, dateId: null, words: 'Rain', requestId: newId() });
  const off = (await mails()).map(({ text }) => text);
  const charged = off.filter((text) => text.includes('€70.00 was charged to your account. It goes back there.'));
  expect([off.length, charged.length, off.filter((text) => text.includes('You owe nothing for it.')).length]).toEqual([
    2, 1, 1,
  ]);
});

it('a stranger is told what it costs before they confirm, and pays at the door', async () => {
  const { slug, dateId, typeId } = await workshop({ capacity: 9 });
  const asked = { operator: `op-${space.operatorId}`, event: slug, dateId, name: 'Zoe', email: 'zoe@example.org' };
  await askToCome(askToComeInput.parse({ ...asked, ticket: { typeId, each: 3500 } }), { address: '192.0.2.7' });
  const [confirm] = await mails();
  expect(confirm?.text).toContain('Ticket: Regular €35.00 You pay at the door, once you have a place.');
});

it('a free ticket is no talk of money', async () => {
  const { dateId, typeId } = await workshop({ tickets: [{ name: 'Free' }] });
  await come(space, ana!, dateId, { ticket: { typeId, each: 0 } });
  const [going] = await mails();
  expect(going?.text).not.toMatch(/Ticket:|account|€/);
});
