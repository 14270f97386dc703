import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookSeriesInput } from '../series.contract';
import { bookDeskWeekly } from './book-desk-weekly';
import { extendSeries } from './extend-series';

const NOW = new Date('2026-11-23T07:00:00Z');
const LATER = new Date('2026-12-08T02:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let desk: ResourceId;
let seriesId: SeriesId;

beforeEach(async () => {
  space = await makeSpace();
  ana = await makeMember(space);
  desk = await makeResource(space);
  const input = bookSeriesInput.parse({
    spaceId: space.spaceId,
    resourceId: desk,
    localStart: '2026-11-23T09:00',
    durationMinutes: 480,
    rrule: 'FREQ=WEEKLY;BYDAY=MO',
    onClash: 'skip',
    requestId: newId(),
  });
  seriesId = (await bookDeskWeekly(ana, input, NOW)).series.id as SeriesId;
});

const extend = () => extendSeries({ operatorId: space.operatorId, seriesId }, LATER);
const setMember = (change: { status?: 'active' | 'removed'; role?: 'member' | 'visitor' }) =>
  inOperator(space, (tx) =>
    tx
      .updateTable('members')
      .set(change)
      .where('operatorId', '=', space.operatorId)
      .where('id', '=', ana.memberId)
      .execute(),
  );
const setRetired = (retiredAt: Date | null) =>
  inOperator(space, (tx) =>
    tx
      .updateTable('resources')
      .set({ retiredAt })
      .where('operatorId', '=', space.operatorId)
      .where('id', '=', desk)
      .execute(),
  );
const madeUntil = () =>
  inOperator(space, async (tx) => {
    const row = await tx
      .selectFrom('series')
      .select('madeUntil')
      .where('operatorId', '=', space.operatorId)
      .where('id', '=', seriesId)
      .executeTakeFirstOrThrow();
    return row.madeUntil;
  });

describe('a series that cannot go on', () => {
  it.each([
    { why: 'its desk is retired', stop: () => setRetired(NOW), goOn: () => setRetired(null) },
    {
      why: 'its member is removed',
      stop: () => setMember({ status: 'removed' }),
      goOn: () => setMember({ status: 'active' }),
    },
    {
      why: 'its member may not book it any more',
      stop: () => setMember({ role: 'visitor' }),
      goOn: () => setMember({ role: 'member' }),
    },
  ])('is left quietly as it is while $why, and catches up after', async ({ stop, goOn }) => {
    const before = await madeUntil();
    await stop();
    expect(await extend()).toBe(0);
    expect(await madeUntil()).toBe(before);
    await goOn();
    expect(await extend()).toBe(2);
  });
});
