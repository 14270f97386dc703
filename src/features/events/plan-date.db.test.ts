import { beforeAll, expect, test } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import '@/wiring/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { changeDate } from './commands/change-date';
import { planDate } from './commands/plan-date';
import { dayAt, makeEvent, type MadeEvent } from './testing-events';

let space: MadeSpace;
let host: ActingMember;
let ana: ActingMember;
let hall: ResourceId;
let other: ResourceId;
let event: MadeEvent;
beforeAll(async () => {
  space = await makeSpace();
  [host, ana] = [await makeMember(space, 'host', 'Hana'), await makeMember(space, 'member', 'Ana Reis')];
  hall = await makeResource(space, { name: 'Hall', kind: 'event_space' });
  other = await makeResource(space, { name: 'Other hall', kind: 'event_space' });
  event = await makeEvent(space, host, hall, { wish: { rrule: 'FREQ=WEEKLY;COUNT=2', setupMinutes: 30 } });
  const input = { spaceId: space.spaceId, resourceId: hall, requestId: newId() };
  const booked = { startsAt: dayAt(space, 6, '12:00'), endsAt: dayAt(space, 6, '14:00') };
  await bookDesk(ana, bookDeskInput.parse({ ...input, ...booked }));
});

const plan = (days: number, clock: string, resourceId: ResourceId | null = hall, by = host) =>
  planDate(by, {
    ...{ spaceId: space.spaceId, eventId: event.eventId, dateId: event.dateIds[0]! },
    time: { localStart: dayAt(space, days, clock), durationMinutes: 120, resourceId },
  });

test('another time at which the room is free is fine, also over the time that the date has itself', async () => {
  expect(await plan(5, '11:00')).toMatchObject({ state: 'fine', clash: null, options: [] });
  expect(await plan(6, '14:30')).toMatchObject({ state: 'fine' });
});

test('what stands in the way is said, set-up counted, with rooms and times that would do; one of them does', async () => {
  const planned = await plan(6, '14:15');
  expect(planned).toMatchObject({ state: 'taken', clash: { kind: 'booking', who: 'Ana Reis' } });
  const room = planned.options.find(({ resourceId }) => resourceId === other);
  expect(room).toMatchObject({ kind: 'like_place', shiftMinutes: 0 });
  const time = planned.options.find(({ resourceId }) => resourceId === hall);
  expect(time && localOf(new Date(time.startsAt), space.timeZone)).toBe(dayAt(space, 6, '14:30'));
  const wish = {
    spaceId: space.spaceId,
    eventId: event.eventId,
    dateId: event.dateIds[0]!,
    requestId: newId<'request'>(),
  };
  const to = { localStart: dayAt(space, 6, '14:15'), durationMinutes: 120 };
  expect(await outcomeOf(changeDate(host, { ...wish, time: { ...to, resourceId: hall } }))).toBe('event.room_taken');
  const moved = { ...wish, requestId: newId<'request'>(), time: { ...to, resourceId: other } };
  expect(await outcomeOf(changeDate(host, moved))).toBeNull();
});

test('the other dates of the event are in the way, too; and it is nobody’s business who does not run it', async () => {
  expect(await plan(12, '09:00')).toMatchObject({
    state: 'taken',
    clash: { kind: 'event', reason: 'Open breakfast' },
  });
  expect(await outcomeOf(plan(6, '10:00', hall, ana))).toBe('event.not_yours');
});
