import { beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type ResourceId } from '@/kernel/ids';
import { sendCancellation } from '@/features/notifications/jobs/send-cancellation-mails';
import { findCancellationForMail } from '@/features/notifications/sql/mail-reads';
import type { OutgoingMail } from '@/server/mail/send-mail';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readCancelCounts } from '../bookings.reads';
import { seriesIn } from '../testing-series-changes';
import { cancelBooking } from './cancel-booking';
import { undoCancellation } from './undo-cancellation';

/** A Wednesday. */
const NOW = new Date('2026-11-25T07:00:00Z');
const PARTS = ['11-30T09:00-12:00', '12-07T09:00-12:00', '12-14T10:00-13:00', '12-21T10:00-13:00'];
const LATER = ['12-28T14:00-17:00', '01-04T14:00-17:00'];
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let now: Date;
let does: ReturnType<typeof seriesIn>;
let at: (day: string) => BookingId;

/** A series of three parts, of two dates each. */
beforeEach(async () => {
  now = NOW;
  space = await makeSpace();
  does = seriesIn(space, () => now);
  [ana, ben, desk] = [await makeMember(space), await makeMember(space), await makeResource(space, { name: 'D' })];
  ({ at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=6'));
  await does.change(ana, at('12-14'), { scope: 'following', localStart: '2026-12-14T10:00' });
  await does.change(ana, at('12-28'), { scope: 'following', localStart: '2026-12-28T14:00' });
});

const cancel = (day: string, scope: 'one' | 'following' | 'all') =>
  cancelBooking(ana, { operatorId: space.operatorId, bookingId: at(day), scope, requestId: newId<'request'>() }, now);
const undo = (id: string) =>
  undoCancellation(
    ana,
    { operatorId: space.operatorId, cancellationId: id as CancellationId, requestId: newId<'request'>() },
    now,
  );
const standing = async () =>
  (await does.dates()).filter((line) => line.endsWith(' D')).map((line) => line.slice(0, -2));

it('gives up the rest of a series through all of its later parts, as was counted before, and puts it back', async () => {
  const [dates, parts] = [await does.dates(), await does.parts()];
  expect(await readCancelCounts(ana, at('12-21'), now)).toMatchObject({ following: 3, all: 6 });
  const { cancellationId, cancelled } = await cancel('12-21', 'following');
  expect(cancelled).toBe(3);
  expect(await standing()).toEqual(PARTS.slice(0, 3));
  expect(await does.parts()).toEqual([
    '11-30T09:00 FREQ=WEEKLY;COUNT=2 live',
    '12-14T10:00 FREQ=WEEKLY;COUNT=1 live',
    '12-28T14:00 FREQ=WEEKLY;COUNT=2 ended',
  ]);
  expect(await undo(cancellationId)).toEqual({ restored: 3, takenMeanwhile: [] });
  expect([await does.dates(), await does.parts()]).toEqual([dates, parts]);
});

it('gives up all of it from whichever date, but never what has begun; what was taken meanwhile stays gone', async () => {
  now = new Date('2026-11-30T10:00:00Z');
  expect(await readCancelCounts(ana, at('12-21'), now)).toMatchObject({ following: 3, all: 5 });
  const { cancellationId, cancelled } = await cancel('12-21', 'all');
  expect(cancelled).toBe(5);
  expect(await standing()).toEqual(PARTS.slice(0, 1));
  expect((await does.parts()).every((line) => line.endsWith('ended'))).toBe(true);
  await does.single(ben, desk, '12-28T15:00', '12-28T16:00');
  const answer = await undo(cancellationId);
  expect(answer).toMatchObject({ restored: 4, takenMeanwhile: [{ startsAt: '2026-12-28T14:00:00.000Z' }] });
  expect(await standing()).toEqual([...PARTS, LATER[1]]);
  expect((await does.parts()).every((line) => line.endsWith('live'))).toBe(true);
});

it('is told in one mail, with a file for each part that ended', async () => {
  const { cancellationId } = await cancel('12-21', 'following');
  const sent: OutgoingMail[] = [];
  const outcome = await sendCancellation(
    { operatorId: space.operatorId, cancellationId: cancellationId as CancellationId },
    {
      findCancellationForMail,
      sendMail: (mail) => Promise.resolve(void sent.push(mail)),
      now: () => now,
      host: 'app.example.com',
      senderAddress: 'post@example.com',
      bookingsUrl: 'https://app.example.com/bookings',
      seriesUrl: () => '',
    },
  );
  expect(outcome).toBe('sent');
  expect(sent[0]?.subject).toContain('3 bookings');
  expect(sent[0]?.text).toContain('3 dates of this series stay booked.');
  expect(sent[0]?.calendars?.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
  expect(sent[0]?.calendars?.[0]?.content).toContain('UNTIL=20261221T095959Z');
});
