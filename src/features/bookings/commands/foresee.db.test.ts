import { expect, it } from 'vitest';
import { makeResource, makeRule } from '@/testing/makers';
import '@/wiring/reactions';
import { openChangeScene } from '../testing-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { bookDeskInput, type ForeseeInput } from '../bookings.contract';
import { changeBookingInput } from '../changes.contract';
import { bookDesk } from './book-desk';
import { changeBooking } from './change-booking';
import { foresee } from './foresee';

const { NOW, space, ana, ben, does } = await openChangeScene();
const { spaceId } = space;
const wish = (resourceId: string, from: string, to: string) => ({
  spaceId,
  resourceId: resourceId as Awaited<ReturnType<typeof makeResource>>,
  startsAt: `2026-11-24T${from}`,
  endsAt: `2026-11-24T${to}`,
});

const foreseeBooking = (who: ActingMember, input: ForeseeInput, now: Date) =>
  foresee(bookDesk(who, bookDeskInput.parse({ ...input, dryRun: true, requestId: newId() }), now));

it('says nothing of what would be booked, and writes nothing', async () => {
  const desk = await makeResource(space);
  const before = await does.counts();
  expect(await foreseeBooking(ana, wish(desk, '09:00', '11:00'), NOW)).toBeNull();
  expect(await does.held(desk)).toEqual([]);
  expect(await does.counts()).toEqual(before);
});

it('foresees a limit, with what would keep it', async () => {
  const desk = await makeResource(space);
  const settings = { atOnce: null, hoursPerDay: 2, hoursPerWeek: null, hoursPerMonth: null };
  await makeRule(space, { topic: 'limit', resourceId: desk, settings, words: 'Shared by many.' });
  const refused = await foreseeBooking(ana, wish(desk, '09:00', '12:00'), NOW);
  expect(refused).toMatchObject({ code: 'rule.hours_used_up', details: { words: 'Shared by many.' } });
  expect(refused?.details.nearest).toEqual({
    startsAt: '2026-11-24T09:00:00.000Z',
    endsAt: '2026-11-24T11:00:00.000Z',
  });
});

it('foresees what must stay free around a booking, names nobody but whose it is, and what is free', async () => {
  const desk = await makeResource(space);
  const settings = { beforeMinutes: 15, afterMinutes: 45, noneBetweenOwn: false };
  await makeRule(space, { topic: 'buffer', resourceId: desk, settings, words: '' });
  await does.book(ben, desk, '2026-11-24T11:00', '2026-11-24T19:00');
  const refused = await foreseeBooking(ana, wish(desk, '09:00', '10:45'), NOW);
  expect(refused).toMatchObject({ code: 'booking.slot_taken', details: { tooClose: true } });
  expect(JSON.stringify(refused?.details.clashes)).not.toContain('Ana');
  expect(JSON.stringify(refused?.details.clashes)).toContain('Ben');
  // Three quarters of an hour after oneself and a quarter before Ben add up: an hour.
  expect(await foreseeBooking(ana, wish(desk, '09:00', '10:05'), NOW)).not.toBeNull();
  expect(await foreseeBooking(ana, wish(desk, '09:00', '10:00'), NOW)).toBeNull();
});

it('foresees the same for a booking that would be made longer, and leaves it as it is', async () => {
  const desk = await makeResource(space);
  const settings = { atOnce: null, hoursPerDay: 2, hoursPerWeek: null, hoursPerMonth: null };
  await makeRule(space, { topic: 'limit', resourceId: desk, settings });
  const bookingId = await does.book(ana, desk, '2026-11-24T09:00', '2026-11-24T10:00');
  const until = (endsAt: string) => {
    const asked = { operatorId: space.operatorId, bookingId, endsAt, dryRun: true, requestId: newId() };
    return foresee(changeBooking(ana, changeBookingInput.parse(asked), NOW));
  };
  expect(await until('2026-11-24T12:00')).toMatchObject({ code: 'rule.hours_used_up' });
  expect(await until('2026-11-24T11:00')).toBeNull();
  expect(await does.held(desk)).toEqual(['2026-11-24 09:00-10:00']);
});
