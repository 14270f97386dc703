import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { answerByLink } from '@/features/bookings/commands/answer-by-link';
import { answerRequest } from '@/features/bookings/commands/answer-request';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { lapseRequest } from '@/features/bookings/commands/lapse-requests';
import { releaseNoShow } from '@/features/bookings/commands/release-no-shows';
import { readRequestByLink } from '@/features/bookings/requests.reads';
import { askCheckIn, askFirst } from '@/features/bookings/testing-rules';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type PersonId, type ResourceId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { calendarProgram, openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';
const HOUR = 3_600_000;
let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let ana: ActingMember;
let owner: ActingMember;
let room: ResourceId;

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  space = await makeSpace();
  ana = await makeMember(space, 'member', 'Ana');
  owner = await makeMember(space, 'owner', 'Olga');
  await makeMember(space, 'front_desk', 'Dora');
  await makeMember(space, 'host', 'Hans');
  room = await makeResource(space, { name: 'Blue room' });
  await askFirst(space, { resourceId: room });
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
});

const work = async () => {
  await runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList: { ...tasks, nudge: () => Promise.resolve() },
    logger: graphileLogger,
    noHandleSignals: true,
  });
  return post.collect();
};
const addressOf = async (personId: PersonId) =>
  (
    await asPerson({ personId }, (tx) =>
      sql<{ email: string }>`select email from auth.find_person(${personId})`.execute(tx),
    )
  ).rows[0]!.email;
const ask = async () => {
  const startsAt = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 30 * HOUR);
  const endsAt = new Date(startsAt.getTime() + HOUR);
  const wish = { spaceId: space.spaceId, resourceId: room, startsAt: startsAt.toISOString(), requestId: newId() };
  return (await bookDesk(ana, bookDeskInput.parse({ ...wish, endsAt: endsAt.toISOString() }))).booking.id as BookingId;
};
const tokenIn = (text: string) => /token=([^&\s]+)/.exec(text)![1]!;

it('a request goes once to each who may answer, and is answered from the mail without signing in', async () => {
  const id = await ask();
  const mails = await work();
  const asking = mails.filter((mail) => mail.subject.startsWith('Ana asks for Blue room'));
  expect(asking).toHaveLength(2);
  expect(new Set(asking.map((mail) => mail.messageId)).size).toBe(2);
  expect(mails.filter((mail) => mail.subject.startsWith('Asked for'))).toHaveLength(1);
  expect(mails).toHaveLength(3);
  const toOwner = asking.find((mail) => mail.to === undefined || mail.text.includes('Olga'))!;
  const token = tokenIn(toOwner.text);
  // Looking, as mail scanners do, answers nothing.
  expect((await readRequestByLink(token)).request).toMatchObject({ state: 'open', bookingId: id });
  await expect(readRequestByLink(`${token}x`)).rejects.toMatchObject({ code: 'auth.link_used' });
  await answerByLink({ token, answer: 'approve', note: 'Welcome', requestId: newId() });
  expect((await readRequestByLink(token)).request).toMatchObject({ state: 'approved', answered: { byName: 'Olga' } });
  const [yes, ...others] = await work();
  expect(others).toEqual([]);
  expect(yes).toMatchObject({ to: await addressOf(ana.personId) });
  expect(yes!.text).toContain('Welcome');
  expect(calendarProgram().receive(yes!.calendar, new Date(8.64e15))).toMatchObject({ method: 'REQUEST' });
});

it('a link of somebody who runs the space no more opens nothing', async () => {
  await ask();
  const asking = (await work()).find((mail) => mail.text.includes('Hello Olga'))!;
  await inOperator(space, (tx) => sql`update members set role = 'member' where id = ${owner.memberId}`.execute(tx));
  const token = tokenIn(asking.text);
  await expect(readRequestByLink(token)).rejects.toMatchObject({ code: 'auth.link_used' });
  await expect(answerByLink({ token, answer: 'approve', note: '', requestId: newId() })).rejects.toMatchObject({
    code: 'auth.link_used',
  });
});

it('a no comes with its note, a lapse by itself, and a job that runs again is the same mail', async () => {
  const { operatorId } = space;
  const no = await ask();
  await work();
  await answerRequest(owner, {
    operatorId,
    bookingId: no,
    scope: 'one',
    answer: 'decline',
    note: 'We paint',
    requestId: newId(),
  });
  const [declined] = await work();
  expect(declined!.text).toContain('We paint');
  expect(declined!.calendar).toBeFalsy();
  const late = await ask();
  await work();
  const until = new Date(Date.now() - 1000);
  await inOperator(space, (tx) =>
    sql`update bookings set request_expires_at = ${until} where id = ${late}`.execute(tx),
  );
  await lapseRequest(operatorId, { bookingId: late });
  const [lapsed] = await work();
  expect(lapsed!.subject).toMatch(/^Not answered: Blue room/);
  const payload = { operatorId, subject: { bookingId: late }, outcome: 'lapsed', at: until.toISOString() };
  await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-request-outcome', payload }]));
  expect((await work()).map((mail) => mail.messageId)).toEqual([lapsed!.messageId]);
});

it('whoever does not come is told until when they could have, and their calendar lets go of it', async () => {
  await askCheckIn(space);
  const startsAt = new Date(Math.floor(Date.now() / HOUR) * HOUR + 2 * HOUR);
  const endsAt = new Date(startsAt.getTime() + HOUR);
  const resourceId = await makeResource(space, { name: 'Desk 4' });
  const wish = { spaceId: space.spaceId, resourceId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const { booking } = await bookDesk(ana, bookDeskInput.parse({ ...wish, requestId: newId() }));
  const program = calendarProgram();
  const { uid } = program.receive((await work())[0]!.calendar, new Date(8.64e15));
  expect(await releaseNoShow(space.operatorId, booking.id as BookingId, new Date(booking.releaseAt!))).toBe(true);
  const [mail, ...others] = await work();
  expect(others).toEqual([]);
  expect(mail!.text).toMatch(/nobody checked in at Desk 4 by \d\d:15, so the rest of the time was released/);
  program.receive(mail!.calendar, new Date(8.64e15));
  expect(program.dates(uid)).toEqual([]);
});

it('a request that was taken back is told as one, and a booking that was said yes to as a booking', async () => {
  const cancel = async (bookingId: BookingId) => {
    await cancelBooking(ana, { operatorId: space.operatorId, bookingId, scope: 'one', requestId: newId() });
    await asOwner('update graphile_worker._private_jobs set run_at = now()');
    return (await work()).map(({ subject }) => subject.split(',')[0]);
  };
  const asked = await ask();
  await work();
  expect(await cancel(asked)).toEqual(['Withdrawn: Blue room']);
  const allowed = await ask();
  await work();
  await answerRequest(owner, {
    ...{ operatorId: space.operatorId, bookingId: allowed, answer: 'approve' },
    ...{ note: '', scope: 'one', requestId: newId() },
  });
  await work();
  expect(await cancel(allowed)).toEqual(['Cancelled: Blue room']);
});
