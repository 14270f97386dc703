import { describe, expect, it } from 'vitest';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { changeSeries } from '@/features/bookings/commands/change-series';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { planSeriesChange } from '@/features/bookings/commands/plan-series-change';
import { changeSeriesInput, seriesChangeWishSchema } from '@/features/bookings/series-change.contract';
import { bookSeriesInput, planSeriesInput } from '@/features/bookings/series.contract';
import { statementsOf } from '@/features/bookings/testing-changes';
import { newId, type ResourceId } from '@/kernel/ids';
import '@/wiring/reactions';
import { countsOf, hour, makeBusyHouse, type BusyHouse, type CountedRow } from './testing-busy-house';

const local = (at: number) => hour(at).toISOString().slice(0, 16);
const wish = (house: BusyHouse, resourceId: ResourceId, count: number) => ({
  ...{ spaceId: house.spaceId, resourceId, localStart: local(0), durationMinutes: 60 },
  rrule: `FREQ=DAILY;COUNT=${count}`,
});

type Sized = readonly [name: string, statements: number, of: (count: number) => CountedRow[2]];
const ROWS: readonly Sized[] = [
  [
    'planning a series',
    3,
    (count) => async (house) => {
      const input = planSeriesInput.parse(wish(house, await house.fresh(), count));
      return () => planSeries(house.ana, input);
    },
  ],
  [
    'planning one that meets others, with what could stand in',
    9,
    (count) => async (house) => {
      const desk = await house.fresh();
      await house.book(house.ben, desk, 0.5, 2);
      await house.book(house.ben, desk, 48, 50);
      const input = planSeriesInput.parse({ ...wish(house, desk, count), withOptions: true });
      return () => planSeries(house.ana, input);
    },
  ],
  [
    'booking it',
    8,
    (count) => async (house) => {
      const more = { onClash: 'fail', requestId: newId() };
      const input = bookSeriesInput.parse({ ...wish(house, await house.fresh(), count), ...more });
      return () => bookDeskWeekly(house.ana, input);
    },
  ],
  [
    'booking one with two times of the day',
    8,
    (count) => async (house) => {
      const of = wish(house, await house.fresh(), count);
      const later = { ...of, localStart: local(2) };
      const more = { blocks: [later], onClash: 'fail', requestId: newId() };
      const input = bookSeriesInput.parse({ ...of, ...more });
      return () => bookDeskWeekly(house.ana, input);
    },
  ],
  [
    'planning a change of all of it',
    7,
    (count) => async (house) => {
      const change = await changeOf(house, count);
      return () => planSeriesChange(house.ana, change);
    },
  ],
  [
    'changing all of it',
    18,
    (count) => async (house) => {
      const change = await changeOf(house, count);
      const { planToken } = await planSeriesChange(house.ana, change);
      const input = changeSeriesInput.parse({ ...change, planToken, requestId: newId() });
      return () => changeSeries(house.ana, input);
    },
  ],
];

/** All dates two hours later. */
async function changeOf(house: BusyHouse, count: number) {
  const [bookingId] = await house.repeat(house.ana, await house.fresh(), 0, count);
  const about = { operatorId: house.operatorId, bookingId: bookingId!, scope: 'all' as const };
  return seriesChangeWishSchema.parse({ ...about, localStart: local(2) });
}

describe('a series costs as many statements in a busy house as in a quiet one, and with 52 dates as with 12', () => {
  it.each(ROWS)('%s: %i', async (_, statements, of) => {
    const long = await statementsOf(await of(52)(await makeBusyHouse(2)));
    expect([...(await countsOf(of(12))), long.length]).toEqual([statements, statements, statements]);
  });
});
