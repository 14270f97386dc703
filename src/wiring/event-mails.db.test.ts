import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerByLink, askToCome, confirmComing } from '@/features/events/commands/answer-by-mail';
import { answerEventRequest, setHostRules } from '@/features/events/commands/answer-event-request';
import { cancelEvent } from '@/features/events/commands/cancel-event';
import { changeDate } from '@/features/events/commands/change-date';
import { checkInGuest } from '@/features/events/commands/check-in-guest';
import { messageGuests, readMessages } from '@/features/events/commands/message-guests';
import { settleLineOf } from '@/features/events/commands/keep-dates';
import { answerByLinkInput, askToComeInput } from '@/features/events/rsvps.contract';
import { asRsvp, come, dayAt, makeEvent, scan, type MadeEvent } from '@/features/events/testing-events';
import { removeMember } from '@/features/members/commands/remove-member';
import { eventPageOf } from '@/features/notifications/domain/notice-words';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { inOperator } from '@/server/db/transactions';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { outcomeOf } from '@/testing/outcome-of';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { calendarProgram, openPostOffice, type ReceivedMail } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';
import { doWhatIsDue } from './what-is-due';

Object.assign(process.env, { LOG_LEVEL: 'silent', RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000' });
let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let [owner, host, ana, ben]: ActingMember[] = [];

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
  [owner, host] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'host', 'Hana')];
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
});

/** All that is about events and is not the clock's. */
async function mails(): Promise<ReceivedMail[]> {
  await asOwner(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id
      and t.identifier !~ '^(send-rsvp|send-event|send-message|tell-guests|announce-event|write-notice)'`,
  );
  const connectionString = process.env.MIGRATION_DATABASE_URL;
  await runOnce({ connectionString, taskList: tasks, logger: graphileLogger, noHandleSignals: true });
  return post.collect();
}
const subjects = async () => (await mails()).map(({ subject }) => subject.replace(/[:,].*/s, '')).sort();
const eventOf = async (wish: object = {}): Promise<MadeEvent & { dateId: MadeEvent['dateIds'][number] }> => {
  const made = await makeEvent(space, host!, null, { wish: { localStart: dayAt(space, 5), ...wish } });
  return { ...made, dateId: made.dateIds[0]! };
};
const base = () => ({ spaceId: space.spaceId, requestId: newId<'request'>() });
const tokenIn = ({ text }: ReceivedMail, page: string): string =>
  decodeURIComponent(new RegExp(`/events/${page}\\?token=([^\\s&]+)`).exec(text)?.[1] ?? '');
const notices = async (who: ActingMember): Promise<string[]> =>
  inOperator(space, async (tx) =>
    (
      await tx.selectFrom('notices').select('kind').where('memberId', '=', who.memberId).orderBy('createdAt').execute()
    ).map(({ kind }) => kind),
  );

// First: it does what is due at every operator there is.
it('those who come are reminded the day before and thanked afterwards if they were in, or nobody worked the door, once each', async () => {
  const [{ dateId }, plain] = [await eventOf(), await eventOf({ title: 'Sunday swim' })];
  const { rsvpId } = await come(space, ana!, dateId);
  await come(space, ana!, plain.dateId);
  await mails();
  const startsAt = instantOf(dayAt(space, 5), space.timeZone).getTime();
  const hours = (count: number) => new Date(startsAt + count * 3_600_000);
  const look = async (count: number) => {
    await doWhatIsDue(hours(count));
    return subjects();
  };
  expect(await look(-60)).toEqual([]);
  // Who says so in the last hours needs no reminder.
  await come(space, ben!, dateId, {}, hours(-22));
  await mails();
  expect([await look(-20), await look(-19)]).toEqual([['Soon', 'Soon'], []]);
  const checkIn = { operatorId: space.operatorId, dateId, who: { rsvpId: asRsvp(rsvpId) }, scanId: scan() };
  await checkInGuest(owner!, { ...checkIn, requestId: newId() }, hours(0));
  // Ana for both; Ben was not let in where others were.
  const thanks = ['Thank you for coming', 'Thank you for coming'];
  expect([await look(2.5), await look(4), await look(5)]).toEqual([[], thanks, []]);
});

it('a stranger confirms by the mail, gets code and calendar, changes by the link, and the calendar hears of each change', async () => {
  const { slug, dateId, eventId } = await eventOf({ guestsEach: 1 });
  const calendar = calendarProgram();
  const until = new Date(Date.now() + 90 * 86_400_000);
  const asked = { operator: `op-${space.operatorId}`, event: slug, dateId, name: 'Zoe', email: 'zoe@example.org' };
  await askToCome(askToComeInput.parse(asked), { address: '192.0.2.1' });
  const [confirm, ...more] = await mails();
  expect([confirm?.to, confirm?.from, more]).toEqual(['zoe@example.org', 'Harbour', []]);
  expect(confirm?.subject).toMatch(/^Confirm that you come: Open breakfast, /);
  await confirmComing(tokenIn(confirm!, 'confirm'));
  const [going] = await mails();
  expect(going?.subject).toMatch(/^You are going: Open breakfast, /);
  const { uid, method } = calendar.receive(going!.calendar, until);
  expect([method, calendar.dates(uid).length]).toEqual(['REQUEST', 1]);
  // The code that the picture shows is the one that opens the door, spelled out beside it.
  expect(going?.html).toContain('src="cid:ticket"');
  const code = /door:\s+(\S{38})/.exec(going!.text)![1]!;
  await changeDate(host!, {
    ...{ ...base(), eventId, dateId },
    time: { localStart: dayAt(space, 6), durationMinutes: 60, resourceId: null },
  });
  const [moved] = await mails();
  // How it is now, and how it was.
  expect(moved!.text).toMatch(/It was\s+[A-Z][\w ]+, 10:00–12:00 /);
  const was = calendar.sequenceOf(uid)!;
  const [before] = calendar.dates(uid);
  expect(calendar.receive(moved!.calendar, until)).toEqual({ uid, method: 'REQUEST' });
  expect([calendar.sequenceOf(uid)! > was, calendar.dates(uid)[0] !== before]).toEqual([true, true]);
  const token = tokenIn(moved!, 'answer');
  await answerByLink(answerByLinkInput.parse({ token, act: 'cancel' }));
  const [off] = await mails();
  expect(off?.subject).toMatch(/^You are not coming: /);
  expect([calendar.receive(off!.calendar, until).method, calendar.dates(uid)]).toEqual(['CANCEL', []]);
  await confirmComing(tokenIn(confirm!, 'confirm'));
  expect(await mails()).toEqual([]);
  expect(code).toMatch(/^[\w-]{38}$/);
});

it('who waits is told their number, then the offer, then that it went on, once of each, and on their screens', async () => {
  const { dateId, slug } = await eventOf({ capacity: 1, offerMinutes: 60 });
  const cleo = await makeMember(space, 'member', 'Cleo');
  for (const who of [ana!, ben!, cleo]) await come(space, who, dateId);
  expect(await subjects()).toEqual(['You are going', 'You are number 1 in line', 'You are number 2 in line']);
  await come(space, ana!, dateId, { act: 'cancel' });
  const [offer, cancelled] = (await subjects()) as [string, string];
  expect([offer.startsWith('A place for you until '), cancelled]).toEqual([true, 'You are not coming']);
  await settleLineOf(space.operatorId, dateId, new Date(Date.now() + 61 * 60_000));
  expect((await mails()).map(({ subject }) => subject.slice(0, 14)).sort()).toEqual([
    'A place for yo',
    'The place went',
  ]);
  expect([await notices(ben!), await notices(ana!)]).toEqual([['event.offered', 'event.lapsed'], []]);
  const [first] = await inOperator(space, (tx) => tx.selectFrom('notices').select('about').limit(1).execute());
  const page = eventPageOf({ about: first!.about as Record<string, unknown> });
  expect(page).toMatchObject({ operator: `op-${space.operatorId}`, event: slug, date: dateId });
});

it('a mail whose job runs twice is the same mail, and what is not so any more is not told', async () => {
  const { dateId } = await eventOf();
  const { rsvpId } = await come(space, ana!, dateId);
  await mails();
  const payload = { operatorId: space.operatorId, rsvpId, news: 'going', version: 1 };
  for (let n = 0; n < 2; n++) await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-rsvp-mail', payload }]));
  const [one, two] = (await mails()).map(({ messageId }) => messageId);
  expect([two, one?.includes(rsvpId)]).toEqual([one, true]);
  await come(space, ben!, dateId);
  await come(space, ben!, dateId, { act: 'cancel' });
  expect(await subjects()).toEqual(['You are not coming']);
});

it('a cancelled date is told with the words of the host to everybody, also who waits, and not to who has left', async () => {
  const { eventId, dateId } = await eventOf({ capacity: 1 });
  for (const who of [ana!, ben!]) await come(space, who, dateId);
  const gone = await makeMember(space, 'member', 'Gil');
  await come(space, gone, dateId);
  await mails();
  await removeMember(owner!, { operatorId: space.operatorId, memberId: gone.memberId, requestId: newId() });
  await cancelEvent(host!, { ...base(), eventId, dateId: null, words: 'The speaker fell ill.' });
  const told = await mails();
  expect(told.map(({ subject }) => subject.slice(0, 24))).toEqual(Array(2).fill('Cancelled: Open breakfas'));
  for (const { text, calendar } of told) {
    expect(text).toContain('Hana writes: “The speaker fell ill.”');
    expect(calendar).toContain('METHOD:CANCEL');
  }
  expect((await notices(ben!)).at(-1)).toBe('event.off');
});

it('owners are asked for their yes, and the host hears what they said', async () => {
  await setHostRules(owner!, {
    operatorId: space.operatorId,
    requestId: newId(),
    hostRoles: ['host'],
    yesRoles: ['host'],
  });
  const { eventId } = await eventOf();
  const asked = await mails();
  expect(asked.map(({ subject }) => subject)).toEqual(['Hana asks for your yes: Open breakfast']);
  expect(await notices(owner!)).toEqual(['event.to_answer']);
  await answerEventRequest(owner!, { ...base(), eventId, yes: false, words: 'Not on a Monday.' });
  const [no] = await mails();
  expect([no?.subject, no?.text.includes('“Not on a Monday.”')]).toEqual(['Not yet: Open breakfast', true]);
  expect(await notices(host!)).toEqual(['event.refused']);
});

it('a message of the host goes once to each of those it is for, with who wrote it', async () => {
  const { dateId } = await eventOf({ capacity: 1 });
  for (const who of [ana!, ben!]) await come(space, who, dateId);
  await mails();
  const input = { operatorId: space.operatorId, dateId, words: 'The doors open at six.\nBring a mug.' };
  const send = (to: 'going' | 'all' | 'in', requestId = newId<'request'>()) =>
    messageGuests(host!, { ...input, to, requestId });
  expect((await readMessages(host!, input)).groups).toMatchObject({
    going: { count: 1, names: ['Ana'] },
    line: { count: 1, names: ['Ben'] },
    all: { count: 2, names: ['Ana', 'Ben'] },
    in: { count: 0 },
  });
  const requestId = newId<'request'>();
  expect([await send('going', requestId), await send('going', requestId)]).toEqual([{ told: 1 }, { told: 1 }]);
  const [mail, ...more] = await mails();
  expect([mail?.subject, more]).toEqual(['Hana writes about Open breakfast', []]);
  expect(mail?.text).toContain('The doors open at six.\n\nBring a mug.');
  expect(await send('all')).toEqual({ told: 2 });
  const both = await mails();
  expect(new Set(both.map(({ messageId }) => messageId)).size).toBe(2);
  expect(await outcomeOf(send('in'))).toBe('event.nobody_to_tell');
  expect(await outcomeOf(messageGuests(ana!, { ...input, to: 'all', requestId: newId() }))).toBe('event.not_yours');
  for (let n = 2; n < 5; n++) await send('all');
  expect(await outcomeOf(send('all'))).toBe('event.enough_messages');
});
