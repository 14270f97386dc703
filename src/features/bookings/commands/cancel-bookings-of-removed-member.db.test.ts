import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from '../bookings.contract';
import { bookSeriesInput } from '../series.contract';
import { countUpcomingOf } from '../bookings.reads';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { cancelBookingsOfRemovedMember } from './cancel-bookings-of-removed-member';

const NOW = new Date('2026-11-23T08:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;
beforeEach(async () => {
  space = await makeSpace();
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space, 'member', 'Ana');
  desk = await makeResource(space);
  const { spaceId } = space;
  const single = { spaceId, resourceId: desk, requestId: newId() };
  await bookDesk(
    ana,
    bookDeskInput.parse({ ...single, startsAt: '2026-11-24T09:00', endsAt: '2026-11-24T17:00' }),
    NOW,
  );
  const weekly = {
    localStart: '2026-11-25T09:00',
    durationMinutes: 480,
    rrule: 'FREQ=WEEKLY;COUNT=10',
    onClash: 'fail',
  };
  await bookDeskWeekly(ana, bookSeriesInput.parse({ ...single, ...weekly, requestId: newId() }), NOW);
});

const removed = () => ({
  operatorId: space.operatorId,
  memberId: ana.memberId,
  removedBy: owner.memberId,
  role: 'member' as const,
});
const setStatus = (status: string) =>
  inOperator(space, (tx) => sql`update members set status = ${status} where id = ${ana.memberId}`.execute(tx));
const upcoming = (now = NOW) => countUpcomingOf(owner, { operatorId: space.operatorId, memberId: ana.memberId }, now);
const held = () => inOperator(space, async (tx) => (await tx.selectFrom('occupancies').select('id').execute()).length);

it('gives back everything to come, each series as one act, and twice does no more', async () => {
  expect(await upcoming()).toEqual({ bookings: 11, series: 1 });
  await setStatus('removed');
  expect(await cancelBookingsOfRemovedMember(removed(), NOW)).toBe(11);
  expect(await upcoming()).toEqual({ bookings: 0, series: 0 });
  expect(await held()).toBe(0);
  const acts = await inOperator(space, (tx) =>
    tx.selectFrom('cancellations').select(['scope', 'cancelledBy']).execute(),
  );
  expect(acts.map((act) => act.scope).sort()).toEqual(['all', 'one']);
  expect(acts.every((act) => act.cancelledBy === owner.memberId)).toBe(true);
  expect(await cancelBookingsOfRemovedMember(removed(), NOW)).toBe(0);
});

it('keeps what has begun', async () => {
  await setStatus('removed');
  const during = new Date('2026-11-24T12:00:00Z');
  expect(await cancelBookingsOfRemovedMember(removed(), during)).toBe(10);
  expect(await held()).toBe(1);
});

it('does nothing for somebody who was brought back', async () => {
  await setStatus('removed');
  await setStatus('active');
  expect(await cancelBookingsOfRemovedMember(removed(), NOW)).toBe(0);
  expect(await upcoming()).toEqual({ bookings: 11, series: 1 });
});

it('gives back all the same what a member had who let themselves in again as a visitor', async () => {
  await inOperator(space, (tx) => sql`update members set role = 'visitor' where id = ${ana.memberId}`.execute(tx));
  expect(await cancelBookingsOfRemovedMember(removed(), NOW)).toBe(11);
  expect(await upcoming()).toEqual({ bookings: 0, series: 0 });
});

it('tells its numbers to those who run the space, and none of another operator', async () => {
  await expect(countUpcomingOf(ana, removed(), NOW)).rejects.toMatchObject({ code: 'auth.not_allowed' });
  const stranger = await makeMember(await makeSpace(), 'owner');
  expect(await countUpcomingOf(stranger, removed(), NOW)).toEqual({ bookings: 0, series: 0 });
});
