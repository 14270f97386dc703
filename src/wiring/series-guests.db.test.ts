import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changeBookingInput } from '@/features/bookings/changes.contract';
import { answerRequest } from '@/features/bookings/commands/answer-request';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { extendSeries } from '@/features/bookings/commands/extend-series';
import { wantDates } from '@/features/bookings/commands/want-dates';
import { askFirst } from '@/features/bookings/testing-rules';
import { seriesIn } from '@/features/bookings/testing-series-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { addDays, localDateOf, weekdayOf, type LocalDateTime } from '@/kernel/zone';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';

const RUI = { name: 'Rui', email: 'rui@example.test' };
const today = localDateOf(new Date(), 'Europe/Lisbon');
/** The Monday after next. */
const monday = addDays(today, 15 - weekdayOf(today));
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
  space = await makeSpace({ name: 'Harbour', timeZone: 'Europe/Lisbon' });
  ana = await makeMember(space, 'member', 'Ana');
  desk = await makeResource(space, { name: 'Desk 4' });
  does = seriesIn(space, () => new Date());
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
});

/** What Rui is sent when everything runs, with what follows from it. */
async function toRui() {
  for (let round = 0; round < 2; round++) {
    await asOwner('update graphile_worker._private_jobs set run_at = now()');
    await runOnce({
      connectionString: process.env.MIGRATION_DATABASE_URL,
      taskList: tasks,
      logger: graphileLogger,
      noHandleSignals: true,
    });
  }
  expect(await asOwner('select task_identifier, last_error from graphile_worker.jobs')).toEqual([]);
  return post.collect().filter((mail) => mail.to === RUI.email);
}
const about = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });

it('is invited to the dates of all times of the week, once', async () => {
  const wed = { localStart: on(2, '13:00'), durationMinutes: 60, rrule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=2' };
  await does.book(ana, desk, 'FREQ=WEEKLY;BYDAY=MO;COUNT=3', on(0, '09:00'), 3, [RUI], [wed]);
  expect((await toRui()).map(({ subject }) => subject)).toEqual(['Invited: Desk 4 at Harbour House, 5 dates']);
});

it('hears of the dates that the series goes on with by itself, and of those alone', async () => {
  const { seriesId } = await does.book(ana, desk, 'FREQ=MONTHLY', on(0, '09:00'), 3, [RUI]);
  const [first] = await toRui();
  expect(first!.subject).toMatch(/^Invited: Desk 4 at Harbour House, \d+ dates$/);
  const later = new Date(Date.now() + 65 * 86_400_000);
  await extendSeries({ operatorId: space.operatorId, seriesId }, later);
  expect((await toRui()).map(({ subject }) => subject)).toEqual(['Invited: Desk 4 at Harbour House, 2 dates']);
  await extendSeries({ operatorId: space.operatorId, seriesId }, later);
  expect(await toRui()).toEqual([]);
});

it('hears of a series that waits for a yes once somebody said it', async () => {
  await askFirst(space);
  const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3', on(0, '09:00'), 3, [RUI]);
  expect(await toRui()).toEqual([]);
  const owner = await makeMember(space, 'owner', 'Olga');
  await answerRequest(owner, { ...about(), bookingId: at(dayOf(0)), answer: 'approve', note: '', scope: 'all' });
  expect((await toRui()).map(({ subject }) => subject)).toEqual(['Invited: Desk 4 at Harbour House, 3 dates']);
});

it('hears of a date that came free after all', async () => {
  const ben = await makeMember(space, 'member', 'Ben');
  const held = await does.single(ben, desk, `${dayOf(7)}T10:00`, `${dayOf(7)}T11:00`);
  const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3', on(0, '09:00'), 3, [RUI]);
  expect((await toRui()).map(({ subject }) => subject)).toEqual(['Invited: Desk 4 at Harbour House, 2 dates']);
  await wantDates(ana, { ...about(), bookingIds: [at(dayOf(7))], wanted: 'fill' });
  await cancelBooking(ben, { ...about(), bookingId: held.booking.id as BookingId, scope: 'one' });
  const [filled, ...more] = await toRui();
  expect(more).toEqual([]);
  expect(filled!.subject).toMatch(/^Invited: Desk 4/);
});

it('reads where each date was, where one act touched several places', async () => {
  const other = await makeResource(space, { name: 'Desk 5' });
  const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3', on(0, '09:00'), 3, [RUI]);
  const moved = { resourceId: other, startsAt: `${on(7, '09:00')}`, endsAt: `${on(7, '12:00')}` };
  await changeBooking(ana, changeBookingInput.parse({ ...about(), bookingId: at(dayOf(7)), ...moved }));
  await toRui();
  await cancelBooking(ana, { ...about(), bookingId: at(dayOf(0)), scope: 'all' });
  const [off] = await toRui();
  expect(off!.subject).toBe('Cancelled: 2 places at Harbour House, 3 dates');
  expect(off!.text).toContain('No longer, Desk 4 (2)');
  expect(off!.text).toContain('No longer, Desk 5 (1)');
});
