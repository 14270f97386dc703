import { beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { wantDates } from './commands/want-dates';
import { seriesIn } from './testing-series-changes';

const NOW = new Date('2026-11-25T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;
let made: Awaited<ReturnType<typeof does.book>>;

/** Ana has the desk on Mondays; on the second Ben is in the way, so that she waits for it. */
beforeEach(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  does = seriesIn(space, () => NOW);
  ana = await makeMember(space);
  desk = await makeResource(space);
  await does.single(await makeMember(space), desk, '12-07T11:00', '12-07T12:00');
  made = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
});
const want = (id: BookingId, wanted: 'fill' | null) =>
  wantDates(ana, { operatorId: space.operatorId, bookingIds: [id], wanted, requestId: newId() }, NOW);
const wish = () =>
  inOperator(space, async (tx) => {
    const query = tx.selectFrom('bookings').select(['status', 'wanted', 'startsAt']).where('id', '=', made.at('12-07'));
    const { status, wanted, startsAt } = await query.executeTakeFirstOrThrow();
    return [status, wanted, startsAt.toISOString().slice(11, 16)];
  });
const undo = (changeId: string) => does.undo(ana, changeId);

it('a wish that was dropped, or said otherwise, after a change stays so when the change is taken back', async () => {
  expect(await wish()).toEqual(['skipped', 'offer', '09:00']);
  for (const said of [null, 'fill'] as const) {
    const { changeId } = await does.change(ana, made.at('11-30'), { scope: 'all', note: `Note ${said}` }, [
      { act: 'wait', localStart: '2026-12-07T09:00', fill: false },
    ]);
    await want(made.at('12-07'), said);
    await undo(changeId);
    expect(await wish()).toEqual(['skipped', said, '09:00']);
  }
});

it('what was dropped at another time says nothing of the time that comes back', async () => {
  const later = { scope: 'all' as const, localStart: '2026-11-30T10:00' as const };
  const { changeId } = await does.change(ana, made.at('11-30'), later, [
    { act: 'wait', localStart: '2026-12-07T10:00', fill: true },
  ]);
  expect(await wish()).toEqual(['skipped', 'fill', '10:00']);
  await want(made.at('12-07'), null);
  await undo(changeId);
  expect(await wish()).toEqual(['skipped', 'offer', '09:00']);
});
