import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookDeskInput, type CancelScope } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type PersonId, type ResourceId } from '@/kernel/ids';
import { addDays, dayRange, localDateOf, weekdayOf } from '@/kernel/zone';
import { asPerson, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { calendarProgram, openPostOffice, type ReceivedMail } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';

const ZONE = 'Europe/Lisbon';
/** The Monday after next: a year of Mondays from it always crosses both clock changes. */
const today = localDateOf(new Date(), ZONE);
const monday = addDays(today, 15 - weekdayOf(today));

let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let addressOfAna: string;

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
  space = await makeSpace({ name: 'Harbour', timeZone: ZONE });
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'front_desk', 'Ben')];
  addressOfAna = await addressOf(ana.personId);
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  await asOwner('delete from graphile_worker._private_jobs');
  post.refuse(0);
  post.collect();
});

const addressOf = async (personId: PersonId) => {
  const { rows } = await asPerson({ personId }, (tx) =>
    sql<{ email: string }>`select email from auth.find_person(${personId})`.execute(tx),
  );
  return rows[0]!.email;
};

/** Runs what is due with the real tasks; with `later`, also what waits for the undo window. Answers the mails to Ana. */
async function work({ later = false } = {}): Promise<ReceivedMail[]> {
  if (later) await asOwner('update graphile_worker._private_jobs set run_at = now()');
  await runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList: tasks,
    logger: graphileLogger,
    noHandleSignals: true,
  });
  return post.collect().filter((mail) => mail.to === addressOfAna);
}

const book = (who: ActingMember, resourceId: ResourceId, day: string) =>
  bookDesk(
    who,
    bookDeskInput.parse({
      spaceId: space.spaceId,
      resourceId,
      startsAt: `${day}T09:00`,
      endsAt: `${day}T10:30`,
      requestId: newId(),
    }),
  );
const bookMondays = async (resourceId: ResourceId, rrule = 'FREQ=WEEKLY;BYDAY=MO') => {
  const input = { spaceId: space.spaceId, resourceId, localStart: `${monday}T09:00`, durationMinutes: 480, rrule };
  return bookDeskWeekly(ana, bookSeriesInput.parse({ ...input, onClash: 'skip', requestId: newId() }));
};
const cancel = (bookingId: string, scope: CancelScope, who = ana) =>
  cancelBooking(who, { operatorId: who.operatorId, bookingId: bookingId as BookingId, scope, requestId: newId() });
const undo = (cancellationId: string) =>
  undoCancellation(ana, {
    operatorId: ana.operatorId,
    cancellationId: cancellationId as CancellationId,
    requestId: newId(),
  });

/** The dates of a series that are booked, as the calendar of a program shows them. */
const confirmed = async (seriesId: string) => {
  const rows = await inOperator(space, (tx) =>
    tx
      .selectFrom('bookings')
      .select(['startsAt', 'endsAt'])
      .where('operatorId', '=', space.operatorId)
      .where('seriesId', '=', seriesId as never)
      .where('status', '=', 'confirmed')
      .execute(),
  );
  return rows.map((row) => `${row.startsAt.toISOString()} ${row.endsAt.toISOString()}`).sort();
};
const failing = () =>
  asOwner<{ task: string; attempts: number; error: string }>(
    `select task_identifier as task, attempts, last_error as error from graphile_worker.jobs where attempts > 0 order by id`,
  );

describe('a booking', () => {
  it('is confirmed to its member in the operator’s name, with a calendar that says the same, however often the job runs', async () => {
    const { booking } = await book(ana, await makeResource(space, { name: 'Desk 4' }), monday);
    const [mail, ...others] = await work();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: addressOfAna, from: 'Harbour' });
    expect(mail!.html).toContain('#0f6b5c');
    expect(mail!.text).toContain('Desk 4');
    const program = calendarProgram();
    const { uid, method } = program.receive(mail!.calendar, new Date(8.64e15));
    expect([uid, method]).toEqual([`booking-${booking.id}@localhost`, 'REQUEST']);
    expect(program.dates(uid)).toEqual([`${booking.startsAt} ${booking.endsAt}`]);
    const payload = { operatorId: space.operatorId, bookingId: booking.id };
    await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-booking-confirmation', payload }]));
    const [again] = await work();
    expect(again).toMatchObject({ messageId: mail!.messageId, calendar: mail!.calendar });
  });

  it('is taken out of the calendar once the time to undo is over, and says who did it', async () => {
    const { booking } = await book(ana, await makeResource(space), monday);
    const program = calendarProgram();
    const until = new Date(8.64e15);
    const { uid } = program.receive((await work())[0]!.calendar, until);
    const before = program.sequenceOf(uid)!;
    await cancel(booking.id, 'one', ben);
    expect(await work()).toEqual([]);
    const [mail, ...others] = await work({ later: true });
    expect(others).toEqual([]);
    expect(program.receive(mail!.calendar, until)).toEqual({ uid, method: 'CANCEL' });
    expect(program.dates(uid)).toEqual([]);
    expect(program.sequenceOf(uid)).toBeGreaterThan(before);
    expect(mail!.text).toContain('Ben');
  });

  it('that comes back in time is never spoken of', async () => {
    const { booking } = await book(ana, await makeResource(space), monday);
    await work();
    const { cancellationId } = await cancel(booking.id, 'one');
    await undo(cancellationId);
    expect(await work({ later: true })).toEqual([]);
    expect(await asOwner('select 1 from graphile_worker.jobs')).toEqual([]);
  });
});

describe('a series, in the calendar of its member', () => {
  it('is exactly what is booked, from the first mail to the last, through both clock changes', async () => {
    const desk = await makeResource(space);
    await book(ben, desk, addDays(monday, 14));
    await work();
    const { series, occurrences } = await bookMondays(desk);
    expect(occurrences[2]).toMatchObject({ status: 'skipped', skipReason: 'taken' });
    // The rule has no end; the rows have, and only up to there the two can agree.
    const horizon = dayRange(series.madeUntil, ZONE).endsAt;
    const program = calendarProgram();
    const sequences: number[] = [];
    const methods: string[] = [];
    const hear = async (mails: ReceivedMail[]) => {
      expect(mails).toHaveLength(1);
      const heard = program.receive(mails[0]!.calendar, horizon);
      expect(heard.uid).toBe(`series-${series.id}@localhost`);
      methods.push(heard.method);
      sequences.push(program.sequenceOf(heard.uid)!);
      expect(program.dates(heard.uid)).toEqual(await confirmed(series.id));
      return mails[0]!;
    };
    await hear(await work());
    const dates = program.dates(`series-${series.id}@localhost`);
    expect(new Set(dates.map((date) => date.slice(11, 16)))).toEqual(new Set(['08:00', '09:00']));

    await cancel(occurrences[4]!.bookingId, 'one');
    await hear(await work({ later: true }));
    await cancel(occurrences[30]!.bookingId, 'following');
    await hear(await work({ later: true }));
    await cancel(occurrences[0]!.bookingId, 'all');
    await hear(await work({ later: true }));
    expect(await confirmed(series.id)).toEqual([]);
    expect(methods).toEqual(['REQUEST', 'CANCEL', 'REQUEST', 'CANCEL']);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('ends up right when several dates are given back before the first mail about it', async () => {
    const { series, occurrences } = await bookMondays(await makeResource(space), 'FREQ=WEEKLY;COUNT=6');
    const program = calendarProgram();
    const horizon = new Date(8.64e15);
    const { uid } = program.receive((await work())[0]!.calendar, horizon);
    await cancel(occurrences[4]!.bookingId, 'one');
    await cancel(occurrences[3]!.bookingId, 'following');
    await cancel(occurrences[1]!.bookingId, 'one', ben);
    const mails = await work({ later: true });
    expect(mails).toHaveLength(3);
    for (const mail of mails) program.receive(mail.calendar, horizon);
    expect(program.dates(uid)).toEqual(await confirmed(series.id));
    expect(program.dates(uid)).toHaveLength(2);
  });

  it('hears nothing of what was undone whole, and what an undo could not bring back', async () => {
    const desk = await makeResource(space);
    const { series, occurrences } = await bookMondays(desk, 'FREQ=WEEKLY;COUNT=6');
    const program = calendarProgram();
    const horizon = new Date(8.64e15);
    const { uid } = program.receive((await work())[0]!.calendar, horizon);
    await undo((await cancel(occurrences[1]!.bookingId, 'following')).cancellationId);
    expect(await work({ later: true })).toEqual([]);
    expect(program.dates(uid)).toEqual(await confirmed(series.id));

    const { cancellationId } = await cancel(occurrences[1]!.bookingId, 'following');
    await book(ben, desk, addDays(monday, 21));
    expect(await undo(cancellationId)).toMatchObject({ restored: 4, takenMeanwhile: [{}] });
    const mails = await work({ later: true });
    expect(mails).toHaveLength(1);
    program.receive(mails[0]!.calendar, horizon);
    expect(program.dates(uid)).toEqual(await confirmed(series.id));
    expect(program.dates(uid)).toHaveLength(5);
  });
});

describe('a mail server', () => {
  it('that is away, or says not now, gets the mail once it is back', async () => {
    await book(ana, await makeResource(space), monday);
    await post.goAway();
    closeMail();
    expect(await work()).toEqual([]);
    expect(await failing()).toMatchObject([{ task: 'send-booking-confirmation', attempts: 1 }]);
    expect((await failing())[0]!.error).not.toContain(addressOfAna);
    await post.comeBack();
    post.refuse(451);
    expect(await work({ later: true })).toEqual([]);
    expect(await failing()).toMatchObject([{ attempts: 2 }]);
    post.refuse(0);
    expect(await work({ later: true })).toHaveLength(1);
    expect(await asOwner('select 1 from graphile_worker.jobs')).toEqual([]);
  });

  it('that will never take a mail is not asked again', async () => {
    await book(ana, await makeResource(space), monday);
    post.refuse(550);
    expect(await work()).toEqual([]);
    expect(await asOwner('select 1 from graphile_worker.jobs')).toEqual([]);
  });
});
