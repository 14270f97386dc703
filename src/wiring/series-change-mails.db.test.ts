import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeBookingInput } from '@/features/bookings/changes.contract';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { seriesIn } from '@/features/bookings/testing-series-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { addDays, localDateOf, weekdayOf, type LocalDateTime } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { calendarProgram, openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';

const ZONE = 'Europe/Lisbon';
const today = localDateOf(new Date(), ZONE);
/** The Monday after next. */
const monday = addDays(today, 15 - weekdayOf(today));
const EVER = new Date(8.64e15);
const on = (day: number, time: string): LocalDateTime => `${addDays(monday, day)}T${time}`;
const dayOf = (day: number) => addDays(monday, day).slice(5);

let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let ana: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  space = await makeSpace({ name: 'Harbour', timeZone: ZONE });
  ana = await makeMember(space, 'member', 'Ana');
  desk = await makeResource(space, { name: 'Desk 4' });
  does = seriesIn(space, () => new Date());
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
});

/** Runs everything with the real tasks, also what waits for the undo window. */
async function work() {
  await asOwner('update graphile_worker._private_jobs set run_at = now()');
  await runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList: tasks,
    logger: graphileLogger,
    noHandleSignals: true,
  });
  return post.collect();
}

/** Start and end of every date that the database has for her. */
const booked = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ startsAt: Date; endsAt: Date }>`
      select starts_at, ends_at from bookings where operator_id = ${space.operatorId} and status = 'confirmed' order by starts_at`.execute(
      tx,
    );
    return rows.map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`);
  });

/** A calendar that opens everything she is sent. */
function calendarOfAna() {
  const program = calendarProgram();
  const uids = new Set<string>();
  return {
    uids,
    read: async () => {
      const mails = await work();
      for (const mail of mails) for (const file of mail.calendars) uids.add(program.receive(file, EVER).uid);
      return mails;
    },
    dates: () => [...uids].flatMap((uid) => program.dates(uid)).sort(),
    of: (uid: string) => program.dates(uid),
  };
}

describe('a series that is changed, in the calendar of its member', () => {
  it('is exactly what is booked, change after change: moved from a date on, given other days, made longer, ended', async () => {
    const calendar = calendarOfAna();
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=8', on(0, '09:00'));
    await calendar.read();
    expect(calendar.dates()).toEqual(await booked());

    await does.change(ana, at(dayOf(14)), { scope: 'following', localStart: on(15, '10:00') });
    const [mail, ...others] = await calendar.read();
    expect(others).toEqual([]);
    expect(mail!.subject).toMatch(/^Changed: Desk 4 every Tuesday/);
    expect(mail!.text).toContain('you changed your series: what was every Monday');
    expect(mail!.calendars).toHaveLength(2);
    expect(calendar.dates()).toEqual(await booked());
    // One UID for each part: the second says what it goes on from.
    expect([...calendar.uids]).toHaveLength(2);
    expect(mail!.calendars[1]).toContain(`RELATED-TO:series-${seriesId}@`);
    expect(calendar.of(`series-${seriesId}@localhost`)).toHaveLength(2);

    // A date moved by hand stays where it was put, through another pattern for the rest.
    const moved = changeBookingInput.parse({
      ...{ operatorId: space.operatorId, bookingId: at(dayOf(28)), requestId: newId() },
      ...{ startsAt: `${on(30, '15:00')}:00.000Z`, endsAt: `${on(30, '18:00')}:00.000Z` },
    });
    await changeBooking(ana, moved);
    await calendar.read();
    expect(calendar.dates()).toEqual(await booked());
    const wish = {
      scope: 'following' as const,
      localStart: on(22, '10:00'),
      rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=6',
    };
    await does.change(ana, at(dayOf(21)), wish);
    await calendar.read();
    expect(calendar.dates()).toEqual(await booked());

    await does.change(ana, at(dayOf(21)), { scope: 'all', durationMinutes: 90, rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' });
    await calendar.read();
    expect(calendar.dates()).toEqual(await booked());
    expect((await booked()).length).toBeGreaterThan(2);
  });

  it('has an entry for each time of the week, which stay exactly what is booked', async () => {
    const calendar = calendarOfAna();
    const wed = { localStart: on(2, '13:00'), durationMinutes: 300, rrule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=6' };
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY;BYDAY=MO;COUNT=6', on(0, '09:00'), 3, [], [wed]);
    const mails = await calendar.read();
    expect(mails.map((mail) => mail.calendars.length)).toEqual([2]);
    expect([...calendar.uids]).toHaveLength(2);
    expect(calendar.dates()).toEqual(await booked());
    expect(calendar.of(`series-${seriesId}@localhost`)).toHaveLength(6);

    // One of them alone, both, a pause of both, and the end of both from a date on.
    const room = await makeResource(space, { name: 'Desk 5' });
    const steps: [number, Parameters<typeof does.change>[2]][] = [
      [9, { scope: 'following', localStart: on(9, '14:00') }],
      [14, { scope: 'following', resourceId: room, others: true }],
      [21, { scope: 'all', pause: { from: addDays(monday, 21), until: addDays(monday, 27), back: false } }],
      [28, { scope: 'following', rrule: `FREQ=WEEKLY;BYDAY=MO;UNTIL=${addDays(monday, 28).replaceAll('-', '')}` }],
    ];
    for (const [day, wish] of steps) {
      await does.change(ana, at(dayOf(day)), wish);
      expect(await calendar.read()).toHaveLength(1);
      expect(calendar.dates()).toEqual(await booked());
    }
    expect(await booked()).toHaveLength(7);
  });

  it('leaves one calendar and enters the other as a series, where the rest is handed over', async () => {
    const ben = await makeMember(space, 'member', 'Ben');
    const [ofAna, ofBen] = [calendarProgram(), calendarProgram()];
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=6', on(0, '09:00'));
    const { uid } = ofAna.receive((await work())[0]!.calendars[0]!, EVER);
    await does.change(ana, at(dayOf(21)), { scope: 'following', toMemberId: ben.memberId });
    const mails = await work();
    expect(mails).toHaveLength(2);
    const [toAna, toBen] = [
      mails.find((mail) => mail.subject.startsWith('Handed over'))!,
      mails.find((mail) => mail.subject.startsWith('Yours now'))!,
    ];
    expect(toAna.to).not.toBe(toBen.to);
    expect(toAna.text).toContain(
      'you handed your series over to Ben: every Monday, 3 times, at Desk 4. 3 dates to come.',
    );
    expect(toBen.text).toContain('Ana handed this series over to you: every Monday, 3 times, at Desk 4.');
    for (const file of toAna.calendars) ofAna.receive(file, EVER);
    const [file, ...more] = toBen.calendars;
    const entry = ofBen.receive(file!, EVER);
    expect(more).toEqual([]);
    expect(entry.method).toBe('REQUEST');
    expect(entry.uid).not.toBe(uid);
    // Nothing that Ben's calendar has never heard of.
    expect(file).not.toContain('RELATED-TO');
    expect(file).not.toContain(seriesId);
    expect([...ofAna.dates(uid), ...ofBen.dates(entry.uid)].sort()).toEqual(await booked());
    expect(ofBen.dates(entry.uid)).toHaveLength(3);
  });

  it('has a date once that leaves a series, or becomes the first of one', async () => {
    const calendar = calendarOfAna();
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4', on(0, '09:00'));
    await calendar.read();
    await does.change(ana, at(dayOf(7)), { scope: 'following', keepOnly: 'others_stay' });
    const [left] = await calendar.read();
    expect(left!.text).toContain('A booking by itself now (1)');
    expect(calendar.dates()).toEqual(await booked());
    expect(calendar.of(`booking-${at(dayOf(7))}@localhost`)).toHaveLength(1);

    await does.change(ana, at(dayOf(7)), { scope: 'all', repeats: true, rrule: 'FREQ=DAILY;COUNT=3' });
    const [repeats] = await calendar.read();
    expect(repeats!.subject).toMatch(/^Repeats now: Desk 4 every day/);
    expect(calendar.dates()).toEqual(await booked());
    expect(calendar.of(`booking-${at(dayOf(7))}@localhost`)).toEqual([]);

    await does.change(ana, at(dayOf(14)), { scope: 'all', keepOnly: 'others_end' });
    const [ended] = await calendar.read();
    expect(ended!.text).toContain('you ended this series at Desk 4, and kept one date.');
    expect(calendar.dates()).toEqual(await booked());
    expect(await booked()).toHaveLength(4);
  });

  it('hears nothing of what was undone in time, and the next change still reaches it', async () => {
    const calendar = calendarOfAna();
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3', on(0, '09:00'));
    await calendar.read();
    const id: BookingId = at(dayOf(7));
    const { changeId } = await does.change(ana, id, { scope: 'following', localStart: on(8, '09:00') });
    await does.undo(ana, changeId);
    expect(await calendar.read()).toEqual([]);
    await does.change(ana, id, { scope: 'all', localStart: on(7, '12:00') });
    await calendar.read();
    expect(calendar.dates()).toEqual(await booked());
    expect([...calendar.uids]).toHaveLength(1);
  });
});

describe('whom a member brings along on a series', () => {
  const RUI = { name: 'Rui', email: 'rui@example.test' };
  const toRui = async () => (await work()).filter((mail) => mail.to === RUI.email);

  it('hears once of each act, with every date in one file: invited, changed, cancelled; nothing of what was undone', async () => {
    const calendar = calendarProgram();
    const dates = () =>
      inOperator(space, async (tx) => {
        const rows = await tx.selectFrom('bookings').select('id').where('operatorId', '=', space.operatorId).execute();
        return rows.flatMap(({ id }) => calendar.dates(`booking-${id}@localhost`)).sort();
      });
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4', on(0, '09:00'), 3, [RUI, { name: 'Eva' }]);
    const [invited, ...more] = await toRui();
    expect(more).toEqual([]);
    expect(invited!.subject).toBe('Invited: Desk 4 at Harbour House, 4 dates');
    calendar.receiveAll(invited!.calendar);
    expect(await dates()).toEqual(await booked());

    await does.change(ana, at(dayOf(14)), { scope: 'following', localStart: on(15, '10:00') });
    const [changed, ...others] = await toRui();
    expect(others).toEqual([]);
    expect(changed!.text).toContain('Moved to (2), 10:00');
    calendar.receiveAll(changed!.calendar);
    expect(await dates()).toEqual(await booked());

    const { changeId } = await does.change(ana, at(dayOf(14)), { scope: 'all', guests: [] });
    await does.undo(ana, changeId);
    expect(await toRui()).toEqual([]);
    await does.change(ana, at(dayOf(14)), { scope: 'all', note: 'With coffee' });
    expect(await toRui()).toEqual([]);

    await does.change(ana, at(dayOf(14)), { scope: 'all', guests: [] });
    const [off] = await toRui();
    expect(off!.text).toContain('Ana no longer expects you then.');
    calendar.receiveAll(off!.calendar);
    expect(await dates()).toEqual([]);
  });
});
