import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancel, keep } from '@/features/closures/testing-closures';
import { at, shut, twoDesks, ZONE, type TwoDesks } from '@/features/closures/testing-two-desks';
import { newId, type PersonId } from '@/kernel/ids';
import { addDays, instantOf } from '@/kernel/zone';
import { asPerson, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { calendarProgram, openPostOffice, type ReceivedMail } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';
const EVER = new Date('2100-01-01');
let post: Awaited<ReturnType<typeof openPostOffice>>;
let place: TwoDesks;

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
  place = await twoDesks();
  post.collect();
});

/** Does every job that waits, and takes out the mails that came of them. */
async function work(): Promise<ReceivedMail[]> {
  await asOwner('update graphile_worker._private_jobs set run_at = now()');
  await runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList: { ...tasks, nudge: () => Promise.resolve() },
    logger: graphileLogger,
    noHandleSignals: true,
  });
  return post.collect();
}
const addressOf = async (personId: PersonId) =>
  (
    await asPerson({ personId }, (tx) =>
      sql<{ email: string }>`select email from auth.find_person(${personId})`.execute(tx),
    )
  ).rows[0]!.email;
const span = (from: string, to: string, date?: string) =>
  [from, to].map((time) => instantOf(at(time, date), ZONE).toISOString()).join(' ');

it('is one for each person, with all of theirs, and sets each calendar right', async () => {
  const { scene, ana, ben, owner, desk, other, space } = place;
  // Guests without an account count as visitors.
  await inOperator(space, (tx) =>
    tx.updateTable('resources').set({ openToVisitors: true }).where('spaceId', '=', space.spaceId).execute(),
  );
  const program = calendarProgram();
  const [moved, gone] = [
    await scene.book(ana, desk, at('13:00'), at('14:00')),
    await scene.book(ana, desk, at('15:00'), at('16:00')),
  ];
  const weekly = { spaceId: space.spaceId, resourceId: desk, localStart: at('16:00'), durationMinutes: 60 };
  await bookDeskWeekly(
    ana,
    bookSeriesInput.parse({ ...weekly, rrule: 'FREQ=WEEKLY;COUNT=3', onClash: 'fail', requestId: newId() }),
  );
  const stays = await scene.book(ben, desk, at('12:00'), at('13:00'));
  const guest = { name: 'Gina', email: 'gina@example.test' };
  await scene.book(owner, desk, at('14:00'), at('15:00'), { onBehalfOf: { guest } });
  await scene.book(owner, desk, at('17:00'), at('18:00'), { onBehalfOf: { guest: { name: 'Wanda' } } });
  const [anas, bens] = [await addressOf(ana.personId), await addressOf(ben.personId)];
  const uids = (await work())
    .filter(({ to }) => to === anas)
    .map(({ calendar }) => program.receive(calendar, EVER).uid);
  expect(uids).toHaveLength(3);

  const { answer } = await scene.accept(shut('12:00', '18:00', { resourceId: desk }), (row) =>
    row.bookingId === gone ? cancel(row) : row.bookingId === stays ? keep(row) : null,
  );
  const mails = await work();
  expect(mails.map(({ to }) => to).sort()).toEqual([anas, bens, guest.email].sort());
  expect(answer.people).toBe(3);
  const mailOf = (to: string) => mails.find((mail) => mail.to === to)!;

  // Hers: one goes to Desk 2, one is cancelled, and one date of her weekly desk moves. Three things, three files.
  const mail = mailOf(anas);
  expect(mail.subject).toMatch(/^Desk 1 is closed .*: 2 bookings moved, 1 booking cancelled$/);
  expect(mail.text).toContain('Paint.');
  expect(mail.text).toContain('in place of Desk 1');
  const received = mail.calendars.map((file) => program.receive(file, EVER));
  expect(received.map(({ uid }) => uid).sort()).toEqual([...uids].sort());
  expect(received.map(({ method }) => method).sort()).toEqual(['CANCEL', 'REQUEST', 'REQUEST']);
  expect(uids.map((uid) => program.sequenceOf(uid))).toEqual([1, 1, 1]);
  const single = uids.find((uid) => uid.includes(moved))!;
  expect(program.dates(single)).toEqual([span('13:00', '14:00')]);
  expect(mail.calendars.find((file) => file.includes(single))).toContain('Desk 2');
  expect(program.dates(uids.find((uid) => uid.includes(gone))!)).toEqual([]);
  const series = uids.find((uid) => uid.includes('series'))!;
  const later = [1, 2].map((weeks) => span('16:00', '17:00', addDays(at('00:00').slice(0, 10), 7 * weeks)));
  expect(program.dates(series)).toEqual([span('16:00', '17:00'), ...later]);
  // What stays as it was is told, and is no news to a calendar.
  expect(mailOf(bens)).toMatchObject({ calendars: [], subject: expect.stringMatching(/: 1 booking stays$/) as string });
  expect(mailOf(guest.email).text).toContain('Hello Gina');
  expect(mailOf(guest.email).calendars).toHaveLength(1);
  expect((await scene.bookingOf(moved)).resourceId).toBe(other);

  // The same job once more says the same: whoever reads mails knows it by its id.
  const payload = { operatorId: space.operatorId, changeId: answer.changeId, to: { personId: ana.personId } };
  await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-space-change', payload }]));
  const [again, ...others] = await work();
  expect(others).toEqual([]);
  expect(again).toMatchObject({ messageId: mail.messageId, calendars: mail.calendars });
});

it('about a desk that is retired takes a series that ends with it out of the calendar', async () => {
  const { scene, ana, desk, space } = place;
  const program = calendarProgram();
  const weekly = { spaceId: space.spaceId, resourceId: desk, localStart: at('16:00'), durationMinutes: 60 };
  await bookDeskWeekly(
    ana,
    bookSeriesInput.parse({ ...weekly, rrule: 'FREQ=WEEKLY', onClash: 'fail', requestId: newId() }),
  );
  const [first] = await work();
  const { uid } = program.receive(first!.calendar, EVER);
  await scene.accept({ kind: 'retire', resourceId: desk, reason: 'It is broken' }, cancel);
  const [mail, ...others] = await work();
  expect(others).toEqual([]);
  expect(mail!.subject).toMatch(/^Desk 1 is no longer there: \d+ bookings cancelled$/);
  expect(program.receive(mail!.calendar, EVER)).toEqual({ uid, method: 'CANCEL' });
  expect(program.dates(uid)).toEqual([]);
});
