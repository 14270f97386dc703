import { beforeAll, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { answerAllDatesInput, takeBackDatesInput } from './all-dates.contract';
import { answerAllDates, takeBackDates } from './commands/answer-all-dates';
import { cancelEvent } from './commands/cancel-event';
import { changeDate } from './commands/change-date';
import { extendEvent } from './commands/keep-dates';
import { cancelEventInput, changeDateInput } from './events.contract';
import { answersTo, come, datesIn, makeEvent } from './testing-events';

process.env.DATABASE_POOL_SIZE = '20';
const PLACES = 5;
let space: MadeSpace;
let host: ActingMember;
let people: ActingMember[];
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  people = await Promise.all(Array.from({ length: 24 }, (_, n) => makeMember(space, 'member', `Member ${n}`)));
}, 60_000);

test('answers to all dates, to single ones, a host who changes some and new dates at once: none waits for another for good, no date has more people than places', async () => {
  const wish = { rrule: 'FREQ=WEEKLY', capacity: PLACES };
  const { eventId, dateIds } = await makeEvent(space, host, null, { wish });
  const at = () => ({ operatorId: space.operatorId, eventId, requestId: newId<'request'>() });
  const ofHost = () => ({ spaceId: space.spaceId, ...at() });
  const said = await Promise.all([
    ...people.map((who, n) => {
      // Those from the last date on and those from the first meet in the middle.
      if (n % 4 === 0) return outcomeOf(come(space, who, dateIds[dateIds.length - 1 - (n % 7)]!));
      if (n % 4 === 1)
        return outcomeOf(
          takeBackDates(who, takeBackDatesInput.parse({ ...at(), which: 'later', dateId: dateIds[n % 5] })),
        );
      return outcomeOf(answerAllDates(who, answerAllDatesInput.parse({ ...at(), standing: true })));
    }),
    outcomeOf(changeDate(host, changeDateInput.parse({ ...ofHost(), dateId: dateIds[4], capacity: PLACES + 2 }))),
    outcomeOf(cancelEvent(host, cancelEventInput.parse({ ...ofHost(), dateId: dateIds[2] }))),
    outcomeOf(extendEvent(space.operatorId, eventId, new Date(Date.now() + 21 * 86_400_000))),
  ]);
  expect(said.filter((one) => typeof one === 'string' && !one.startsWith('event.'))).toEqual([]);
  const all = await datesIn(space, eventId);
  expect(all.length).toBeGreaterThan(dateIds.length);
  for (const [n, dateId] of all.entries()) {
    const rows = await answersTo(space, dateId);
    const going = rows.filter(({ status }) => status === 'going').length;
    const waiting = rows.filter(({ status }) => status === 'waiting');
    const places = n === 4 ? PLACES + 2 : n === 2 ? 0 : PLACES;
    expect(going).toBeLessThanOrEqual(places);
    // Twelve come to all of them: each date is full and has a line, in which nobody shares a place.
    if (n !== 2) expect(going + waiting.length).toBeGreaterThanOrEqual(12);
    if (n !== 2) expect(going).toBe(places);
    expect(new Set(waiting.map(({ linePlace }) => linePlace)).size).toBe(waiting.length);
  }
}, 60_000);
