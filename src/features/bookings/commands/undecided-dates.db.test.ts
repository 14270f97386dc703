import { beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readMyBookings } from '../bookings.reads';
import { seriesIn } from '../testing-series-changes';
import { extendSeries } from './extend-series';

const NOTHING = { scope: 'following' as const };
let now: Date;
let space: MadeSpace;
let ana: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;
let seriesId: SeriesId;

/** Ana's Mondays went on by a fortnight, and Ben had two of the new ones: the first is 29 November. */
beforeEach(async () => {
  now = new Date('2026-11-23T07:00:00Z');
  space = await makeSpace();
  const ben = await makeMember(space, 'member', 'Ben');
  [ana, desk] = [await makeMember(space, 'member', 'Ana'), await makeResource(space, { name: 'Desk 1' })];
  await makeResource(space, { name: 'Desk 2' });
  does = seriesIn(space, () => now);
  ({ seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23T09:00'));
  now = new Date('2026-12-10T02:00:00Z');
  await does.book(ben, desk, 'FREQ=WEEKLY;COUNT=2', '2027-11-29T09:00');
  expect(await extendSeries({ operatorId: space.operatorId, seriesId }, now)).toBe(2);
});

const undecided = async () => (await readMyBookings(ana.personId, { when: 'upcoming', limit: 5 }, now)).undecided;
const first = async () => (await undecided())[0]!.bookingId as BookingId;
const rowsOf = async (id: BookingId, wish: Parameters<typeof does.plan>[2] = NOTHING) =>
  (await does.plan(ana, id, wish)).occurrences;

it('stand in My bookings in a line for each series, for whose they are alone', async () => {
  expect(await undecided()).toMatchObject([{ dates: 2, resourceName: 'Desk 1', words: 'every Monday' }]);
  const other = await makeMember(space);
  expect((await readMyBookings(other.personId, { when: 'upcoming', limit: 5 }, now)).undecided).toEqual([]);
  expect((await readMyBookings(ana.personId, { when: 'past', limit: 5 }, now)).undecided).toEqual([]);
  now = new Date('2027-12-01T00:00:00Z');
  expect(await undecided()).toMatchObject([{ dates: 1 }]);
});

it('are the rows that want their member on the page of the series, with ways out, and nothing else of it changes', async () => {
  const rows = await rowsOf(await first());
  expect(
    rows.map(({ localStart, state, proposed, options }) => [localStart, state, proposed, options[0]?.resourceName]),
  ).toEqual([
    ['2027-11-29T09:00', 'taken', true, 'Desk 2'],
    ['2027-12-06T09:00', 'taken', true, 'Desk 2'],
  ]);
  const all = await does.plan(ana, await first(), { scope: 'all' });
  expect([all.sums.taken, all.sums.same, all.sums.fine, all.before]).toEqual([2, 50, 0, all.after]);
});

it('go where they are sent, in one commit: the series stays one, and nothing wants its member any more; undone, they do again', async () => {
  const id = await first();
  const [sent, skipped] = await rowsOf(id);
  const { resourceId, startsAt, endsAt } = sent!.options[0]!;
  const localStart = '2027-11-29T09:00' as const;
  const parts = await does.parts();
  const done = await does.change(ana, id, NOTHING, [
    { act: 'move', localStart, resourceId: resourceId as ResourceId, startsAt, endsAt },
    { act: 'skip', localStart: skipped!.localStart as typeof localStart },
  ]);
  expect(done).toMatchObject({ changed: 1, skipped: 1, added: 0, givenBack: 0 });
  expect((await does.dates()).filter((one) => one.includes('Desk 2') || one.includes('skipped'))).toEqual([
    '11-29T09:00-12:00 Desk 2',
    '12-06T09:00-12:00 Desk 1 skipped',
  ]);
  expect([await does.parts(), await undecided()]).toEqual([parts, []]);
  // Decided is decided: the series is shown as it is.
  expect((await rowsOf(id)).map(({ state }) => state)).toEqual(['own', 'same']);
  expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);

  await does.undo(ana, done.changeId);
  expect(await undecided()).toMatchObject([{ dates: 2 }]);
  expect((await rowsOf(id)).map(({ state }) => state)).toEqual(['taken', 'taken']);
  expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
});

it('want an answer each, and go on when the night comes again meanwhile', async () => {
  const id = await first();
  await expect(does.change(ana, id, NOTHING)).rejects.toMatchObject({ code: 'series.choices_missing' });
  await expect(does.changeWith(ana, id, NOTHING, { planToken: 'old' })).rejects.toMatchObject({
    code: 'series.plan_changed',
  });
  now = new Date('2026-12-20T02:00:00Z');
  expect(await extendSeries({ operatorId: space.operatorId, seriesId }, now)).toBe(2);
  expect(await undecided()).toMatchObject([{ dates: 2 }]);
});

it('are asked for by another change too, and then decided with it', async () => {
  const id = await first();
  const later = { scope: 'following' as const, localStart: '2027-11-29T13:00' as const };
  expect((await rowsOf(id, later)).map(({ state }) => state)).toEqual(['fine', 'fine']);
  await does.change(ana, id, later);
  expect(await undecided()).toEqual([]);
});

it('are found in one query beside the page', async () => {
  let statements = 0;
  onStatement(() => (statements += 1));
  await readMyBookings(ana.personId, { when: 'past', limit: 5 }, now);
  const without = statements;
  await readMyBookings(ana.personId, { when: 'upcoming', limit: 5 }, now);
  onStatement(undefined);
  expect(statements - 2 * without).toBeLessThanOrEqual(1);
});

it('are not what somebody means who keeps one date alone', async () => {
  const [, kept] = (await rowsOf(await first(), { scope: 'all' })).filter(({ state }) => state === 'same');
  await does.change(ana, kept!.bookingId as BookingId, { scope: 'all', keepOnly: 'others_stay' });
  expect(await undecided()).toMatchObject([{ dates: 2 }]);
  expect((await does.dates()).filter((one) => one.includes('skipped'))).toHaveLength(2);
});
