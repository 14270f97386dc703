import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import {
  newId,
  type BookingChangeId,
  type BookingId,
  type CancellationId,
  type ResourceId,
  type SeriesId,
} from '@/kernel/ids';
import { addDays, localAtMinute } from '@/kernel/zone';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from './bookings.contract';
import { bookSeriesInput } from './series.contract';
import { changeBookingInput, handOverInput, swapDesksInput } from './changes.contract';
import { bookDesk } from './commands/book-desk';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { cancelBooking } from './commands/cancel-booking';
import { changeBooking } from './commands/change-booking';
import { extendSeries } from './commands/extend-series';
import { handOver } from './commands/hand-over';
import { swapDesks } from './commands/swap-desks';
import { undoCancellation } from './commands/undo-cancellation';
import { undoChange } from './commands/undo-change';
import { brokenPromises, jobsByTask } from './testing-house-rules';
import { op, type Op } from './testing-life-steps';

/** The Thursday before the clocks of Lisbon go forward, so that the dates of most runs cross a change. */
const FIRST_DAY = '2027-03-25';
const START = new Date('2027-03-25T07:00:00Z').getTime();

/** One space with its people, and what they did so far. */
async function house() {
  const space: MadeSpace = await makeSpace();
  const people = await Promise.all(['member', 'member', 'owner'].map((role) => makeMember(space, role as 'member')));
  const [desk, east, west] = [await makeResource(space), await makeResource(space), await makeResource(space)];
  const hall = await makeResource(space, { parts: [east, west] });
  const things: ResourceId[] = [desk, east, west, hall];
  const known = {
    bookings: [] as BookingId[],
    acts: [] as CancellationId[],
    series: [] as SeriesId[],
    changes: [] as BookingChangeId[],
  };
  const remembered = ({ change }: { change: { changeId: string } | null }) => {
    known.changes.push(change!.changeId as BookingChangeId);
    return ['nudge', 'send-booking-changed'];
  };
  let now = START;
  let last: (() => Promise<unknown>) | null = null;
  const owner = people[2]!;
  const { operatorId, spaceId } = space;
  const jobsOf = (...tasks: string[]) => tasks;

  /** Runs one step and answers the jobs that must follow from it; none when it was refused. */
  async function run(step: Op): Promise<string[]> {
    const at = new Date(now);
    const remember = <T>(call: () => Promise<T>): Promise<T> => ((last = call), call());
    switch (step.do) {
      case 'wait':
        now += step.hours * 3_600_000;
        return [];
      case 'book': {
        const day = addDays(FIRST_DAY, step.day);
        const input = bookDeskInput.parse({
          spaceId,
          resourceId: things[step.what],
          startsAt: localAtMinute(day, 30 * (step.hour + 1)),
          endsAt: localAtMinute(day, 30 * (step.hour + 2 + step.long)),
          requestId: newId(),
        });
        const { booking } = await remember(() => bookDesk(people[step.who]!, input, at));
        known.bookings.push(booking.id as BookingId);
        return jobsOf('nudge', 'send-booking-confirmation');
      }
      case 'series': {
        const input = bookSeriesInput.parse({
          spaceId,
          resourceId: things[step.what],
          localStart: localAtMinute(addDays(FIRST_DAY, step.day), 30 * (step.hour + 1)),
          durationMinutes: 60,
          rrule: step.rule,
          onClash: step.careful ? 'fail' : 'skip',
          requestId: newId(),
        });
        const answer = await remember(() => bookDeskWeekly(people[step.who]!, input, at));
        known.series.push(answer.series.id as SeriesId);
        known.bookings.push(...answer.occurrences.map((one) => one.bookingId as BookingId));
        return jobsOf('nudge', 'send-series-confirmation');
      }
      case 'cancel': {
        const bookingId = known.bookings[step.which % known.bookings.length];
        if (!bookingId) return [];
        const input = { operatorId, bookingId, scope: step.scope, requestId: newId<'request'>() };
        const act = await remember(() => cancelBooking(owner, input, at));
        known.acts.push(act.cancellationId as CancellationId);
        return jobsOf('nudge', 'send-cancellation', 'settle-credits');
      }
      case 'undo': {
        const cancellationId = known.acts[step.which % known.acts.length];
        if (!cancellationId) return [];
        await remember(() => undoCancellation(owner, { operatorId, cancellationId, requestId: newId() }, at));
        // What is to be settled takes the place of what was.
        return jobsOf('nudge', '-send-cancellation', 'send-undo-notice');
      }
      case 'move': {
        const bookingId = known.bookings[step.which % known.bookings.length];
        if (!bookingId) return [];
        const day = addDays(FIRST_DAY, step.day);
        const input = changeBookingInput.parse({
          operatorId,
          bookingId,
          resourceId: things[step.what],
          startsAt: localAtMinute(day, 30 * (step.hour + 1)),
          endsAt: localAtMinute(day, 30 * (step.hour + 2 + step.long)),
          requestId: newId(),
        });
        return remembered(await remember(() => changeBooking(owner, input, at)));
      }
      case 'swap': {
        const [bookingId, otherBookingId] = [step.which, step.other].map(
          (n) => known.bookings[n % known.bookings.length],
        );
        if (!bookingId || !otherBookingId) return [];
        const input = swapDesksInput.parse({ operatorId, bookingId, otherBookingId, requestId: newId() });
        return remembered(await remember(() => swapDesks(owner, input, at)));
      }
      case 'hand over': {
        const bookingId = known.bookings[step.which % known.bookings.length];
        if (!bookingId) return [];
        const toMemberId = people[step.who]!.memberId;
        const input = handOverInput.parse({ operatorId, bookingId, toMemberId, requestId: newId() });
        return remembered(await remember(() => handOver(owner, input, at)));
      }
      case 'take back': {
        const changeId = known.changes[step.which % known.changes.length];
        if (!changeId) return [];
        await remember(() => undoChange(owner, { operatorId, changeId, requestId: newId() }, at));
        return jobsOf('nudge', 'settle-credits');
      }
      case 'extend': {
        const seriesId = known.series[step.which % known.series.length];
        if (!seriesId) return [];
        const clashes = async () => (await jobsByTask())['send-series-clashes'] ?? 0;
        const before = await clashes();
        const made = await extendSeries({ operatorId, seriesId }, at);
        return made === 0 ? [] : (await clashes()) > before ? jobsOf('nudge', 'send-series-clashes') : jobsOf('nudge');
      }
      case 'again': {
        // The same request once more: the same answer, and nothing follows.
        const call = last;
        if (call) expect(await call()).toEqual(await call());
        return [];
      }
    }
  }
  return { space, run, acting: (member: number): ActingMember => people[member]! };
}

const refusal = (error: unknown): string[] => {
  if (error instanceof DomainError) return [];
  throw error;
};

const daily: Op = { do: 'series', who: 0, what: 0, day: 0, hour: 18, rule: 'FREQ=DAILY;COUNT=5', careful: true };
const weekly: Op = { ...daily, rule: 'FREQ=WEEKLY' };
const cancel = (which: number, scope: 'one' | 'following' | 'all'): Op => ({ do: 'cancel', which, scope });
const undo = (which: number): Op => ({ do: 'undo', which });
const move = (which: number, what: number): Op => ({ do: 'move', which, what, day: 6, hour: 2, long: 1 });
const give = (which: number, who: number): Op => ({ do: 'hand over', which, who });
const swap = (which: number, other: number): Op => ({ do: 'swap', which, other });
const takeBack = (which: number): Op => ({ do: 'take back', which });

it.each<[string, Op[]]>([
  ['two ends undone, the first one first', [daily, cancel(3, 'following'), cancel(1, 'following'), undo(0), undo(1)]],
  ['two ends undone, the last one first', [daily, cancel(3, 'following'), cancel(1, 'following'), undo(1), undo(0)]],
  ['an end and all undone, the end first', [weekly, cancel(3, 'following'), cancel(1, 'all'), undo(0), undo(1)]],
  ['a date undone after all', [daily, cancel(2, 'one'), cancel(1, 'all'), undo(1), undo(0)]],
  ['a date undone that the series ends before since', [daily, cancel(3, 'one'), cancel(1, 'following'), undo(0)]],
  ['the same, and the end undone too', [daily, cancel(3, 'one'), cancel(1, 'following'), undo(0), undo(1)]],
  ['the same without an end', [weekly, cancel(5, 'one'), cancel(1, 'following'), undo(0), { do: 'extend', which: 0 }]],
  [
    'a date undone between two ends',
    [daily, cancel(4, 'one'), cancel(3, 'following'), cancel(1, 'following'), undo(2), undo(0), undo(1)],
  ],
  [
    'a date undone while all is given up, then all',
    [daily, cancel(4, 'one'), cancel(3, 'following'), cancel(0, 'all'), undo(0), undo(2)],
  ],
  [
    'a date handed over, the rest ended, and handed back',
    [daily, give(3, 1), cancel(1, 'following'), give(3, 0), undo(0)],
  ],
  ['an end from a date that has begun', [daily, { do: 'wait', hours: 30 }, cancel(0, 'following'), undo(0)]],
  [
    'dates moved by hand, and all undone after',
    [daily, move(1, 3), cancel(0, 'all'), undo(0), move(1, 2), takeBack(1)],
  ],
  ['a date handed over before the rest is cancelled', [daily, give(1, 1), cancel(0, 'all'), move(1, 3), undo(0)]],
  [
    'two dates at one time swapped, there and back',
    [daily, { ...weekly, what: 1 }, swap(0, 5), takeBack(0), swap(5, 0)],
  ],
  ['an end from a date that is over', [daily, { do: 'wait', hours: 76 }, cancel(1, 'following')]],
])('keeps every promise: %s', async (_, steps) => {
  const { space, run } = await house();
  for (const step of steps) {
    await run(step);
    expect(await brokenPromises(space.operatorId)).toEqual([]);
  }
});

it('keeps every promise after each step, whoever books, repeats, moves, swaps, hands over, cancels, undoes and extends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 8, maxLength: 24 }), async (steps) => {
      const { space, run } = await house();
      for (const step of steps) {
        const before = await jobsByTask();
        const jobs = await run(step).catch(refusal);
        expect(await brokenPromises(space.operatorId)).toEqual([]);
        for (const job of jobs) {
          const task = job.replace('-send-c', 'send-c');
          before[task] = (before[task] ?? 0) + (job.startsWith('-') ? -1 : 1);
        }
        const after = await jobsByTask();
        for (const task of Object.keys({ ...before, ...after }))
          // One at a time along a line, however much was freed: `waitlists` looks after that.
          if (task !== 'offer-freed-time') expect([task, after[task] ?? 0]).toEqual([task, before[task] ?? 0]);
      }
    }),
    { numRuns: 12 },
  );
}, 90_000);

it('keeps them too when eight steps happen at the same moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(op, { minLength: 6, maxLength: 10 }),
      fc.array(fc.array(op, { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 2 }),
      async (first, rounds) => {
        const { space, run } = await house();
        for (const step of first) await run(step).catch(refusal);
        for (const round of rounds) {
          // Only a refusal may come out: no deadlock, no broken constraint.
          await Promise.all(round.map((step) => run(step).catch(refusal)));
          expect(await brokenPromises(space.operatorId)).toEqual([]);
        }
      },
    ),
    { numRuns: 6 },
  );
}, 90_000);
