import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type SeriesId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookSeriesInput } from '../series.contract';
import { answerRequestInput, type AnswerRequestInput } from '../requests.contract';
import { askFirst } from '../testing-rules';
import { answerRequest } from './answer-request';
import { bookDeskWeekly } from './book-desk-weekly';
import { extendSeries } from './extend-series';
import { lapseRequest } from './lapse-requests';

const DAY = 86_400_000;
/** Holds end by the clock of the database, so these tests live in the present. */
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let space: MadeSpace;
let ana: ActingMember;
let owner: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  [ana, owner] = [await makeMember(space), await makeMember(space, 'owner')];
});

async function askWeekly(): Promise<{ seriesId: SeriesId; ids: BookingId[] }> {
  const resourceId = await makeResource(space);
  await askFirst(space, { resourceId });
  const wish = {
    spaceId: space.spaceId,
    resourceId,
    localStart: `${inDays(2).toISOString().slice(0, 10)}T12:00`,
    durationMinutes: 60,
    rrule: 'FREQ=WEEKLY',
    onClash: 'fail',
    requestId: newId(),
  };
  const { series, occurrences } = await bookDeskWeekly(ana, bookSeriesInput.parse(wish));
  return { seriesId: series.id as SeriesId, ids: occurrences.map((one) => one.bookingId as BookingId) };
}
const wish = (bookingId: BookingId, more: Partial<AnswerRequestInput> = {}) =>
  answerRequestInput.parse({ operatorId: space.operatorId, bookingId, answer: 'approve', requestId: newId(), ...more });
/** The time to answer is over. */
const expire = (...ids: BookingId[]) =>
  inOperator(space, (tx) =>
    sql`update bookings set request_expires_at = now() - interval '1 second' where id = any (${ids}::uuid[])`.execute(
      tx,
    ),
  );

describe('a series without an end of which', () => {
  const later = inDays(30);
  it.each<[string, boolean, (ids: BookingId[], seriesId: SeriesId) => Promise<unknown>]>([
    [
      'one date was given and nobody answered for the rest makes no more',
      false,
      async (ids, seriesId) => {
        await answerRequest(owner, wish(ids[0]!));
        await expire(...ids.slice(1));
        await lapseRequest(space.operatorId, { seriesId });
      },
    ],
    [
      'the last date was given alone makes no more',
      false,
      async (ids, seriesId) => {
        await answerRequest(owner, wish(ids.at(-1)!));
        await expire(...ids.slice(0, -1));
        await lapseRequest(space.operatorId, { seriesId });
      },
    ],
    [
      'all were given but the last makes no more',
      false,
      async (ids) => {
        await answerRequest(owner, wish(ids.at(-1)!, { answer: 'decline' }));
        await answerRequest(owner, wish(ids[0]!, { scope: 'all' }));
      },
    ],
    [
      'one was turned down and the rest given goes on',
      true,
      async (ids) => {
        await answerRequest(owner, wish(ids[3]!, { answer: 'decline' }));
        await answerRequest(owner, wish(ids[0]!, { scope: 'all' }));
      },
    ],
  ])('%s', async (_, goesOn, answered) => {
    const { ids, seriesId } = await askWeekly();
    await answered(ids, seriesId);
    expect((await extendSeries({ operatorId: space.operatorId, seriesId }, later)) > 0).toBe(goesOn);
  });
});
