import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId, type BookingId, type CancellationId, type WaitlistEntryId } from '@/kernel/ids';
import { addDays, localAtMinute, localDateOf } from '@/kernel/zone';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import { acceptOffer } from '@/features/waitlists/commands/accept-offer';
import { joinWaitlist } from '@/features/waitlists/commands/join-waitlist';
import { offerFreedTime } from '@/features/waitlists/commands/offer-freed-time';
import { lapseEntries, leaveWaitlist } from '@/features/waitlists/commands/settle-entry';
import { joinWaitlistInput } from '@/features/waitlists/waitlists.contract';
import '@/wiring/reactions';
import { makeGroup, makeMember, makeResource, makeRule, makeSpace } from '../makers';
import { brokenRules, owedTwice, type CheckedRules } from './broken-rules';
import { auditOccupancies, CLEAN } from './occupancy-audit';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '20';
const ZONE = 'Europe/Lisbon';

const small = (max: number) => fc.nat({ max });
const when = { day: small(2), quarter: small(16), long: fc.integer({ min: 1, max: 8 }) };
type When = { day: number; quarter: number; long: number };
type Op =
  | ({ do: 'book'; who: number; what: number; how: 'self' | 'group' | 'guest' | 'override' } & When)
  | ({ do: 'series'; who: number; what: number } & When)
  | { do: 'cancel'; which: number }
  | { do: 'undo'; which: number }
  | ({ do: 'wait'; who: number; what: number } & When)
  | { do: 'offer' }
  | { do: 'accept'; which: number }
  | { do: 'leave'; which: number };

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      who: small(3),
      what: small(4),
      how: fc.constantFrom('self' as const, 'self' as const, 'group' as const, 'guest' as const, 'override' as const),
      ...when,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('series' as const), who: small(3), what: small(4), ...when }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: small(60) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which: small(20) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), who: small(3), what: small(4), ...when }) },
  { weight: 3, arbitrary: fc.constant({ do: 'offer' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accept' as const), which: small(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), which: small(20) }) },
);

const ruleSet: fc.Arbitrary<Omit<CheckedRules, 'timeZone'> & { approval: boolean }> = fc.record({
  bufferMinutes: fc.constantFrom(0, 15, 30),
  noneBetweenOwn: fc.boolean(),
  hoursPerDay: fc.constantFrom(null, 1, 3),
  atOnce: fc.constantFrom(null, 2, 4),
  stepMinutes: fc.constantFrom(null, 30 as const, 60 as const),
  approval: fc.boolean(),
});

type RuleSet = Omit<CheckedRules, 'timeZone'> & { approval: boolean };

/** A space under random rules, with its people and what they did so far. */
async function house(rules: RuleSet) {
  const space = await makeSpace({ timeZone: ZONE });
  const roles = ['member', 'member', 'member', 'owner'] as const;
  const people = await Promise.all(roles.map((role) => makeMember(space, role)));
  const groupId = await makeGroup(space);
  const desks = [await makeResource(space, { groupId, openToVisitors: true }), await makeResource(space, { groupId })];
  const halves = [await makeResource(space), await makeResource(space)];
  const things = [...desks, ...halves, await makeResource(space, { parts: halves })];
  const { bufferMinutes, noneBetweenOwn, hoursPerDay, atOnce, stepMinutes } = rules;
  if (bufferMinutes > 0)
    await makeRule(space, {
      topic: 'buffer',
      settings: { beforeMinutes: 0, afterMinutes: bufferMinutes, noneBetweenOwn },
    });
  if (hoursPerDay !== null || atOnce !== null)
    await makeRule(space, {
      topic: 'limit',
      settings: { atOnce, hoursPerDay, hoursPerWeek: null, hoursPerMonth: null },
    });
  if (stepMinutes !== null) {
    const step = { unit: 'minutes' as const, every: stepMinutes as 30 | 60 };
    await makeRule(space, { topic: 'length', settings: { minMinutes: null, maxMinutes: null, step, starts: [] } });
  }
  if (rules.approval)
    await makeRule(space, { topic: 'approval', resourceId: halves[0], settings: { needed: true, answerMinutes: 600 } });

  const known = {
    bookings: [] as BookingId[],
    acts: [] as CancellationId[],
    entries: [] as [WaitlistEntryId, ActingMember][],
  };
  const { operatorId, spaceId } = space;
  const owner = people[3]!;
  const first = addDays(localDateOf(new Date(), ZONE), 3);
  const local = ({ day, quarter }: When, more = 0) => localAtMinute(addDays(first, day), 540 + 15 * (quarter + more));

  /** Runs one step; a refusal is an answer, anything else is a failure of ours. */
  async function run(step: Op): Promise<void> {
    switch (step.do) {
      case 'book': {
        const asStaff = step.how === 'guest' || step.how === 'override';
        const input = bookDeskInput.parse({
          spaceId,
          ...(step.how === 'group' ? { groupId } : { resourceId: things[step.what] }),
          startsAt: local(step),
          endsAt: local(step, step.long),
          ...(step.how === 'guest' ? { onBehalfOf: { guest: { name: 'Rui' } } } : {}),
          ...(step.how === 'override' ? { override: 'Because it must be' } : {}),
          requestId: newId(),
        });
        const { booking } = await bookDesk(asStaff ? owner : people[step.who]!, input);
        known.bookings.push(booking.id as BookingId);
        return;
      }
      case 'series': {
        const input = bookSeriesInput.parse({
          spaceId,
          resourceId: things[step.what],
          localStart: local(step),
          durationMinutes: 15 * step.long,
          rrule: 'FREQ=DAILY;COUNT=4',
          onClash: 'skip',
          requestId: newId(),
        });
        const { occurrences } = await bookDeskWeekly(people[step.who]!, input);
        known.bookings.push(...occurrences.map((one) => one.bookingId as BookingId));
        return;
      }
      case 'cancel': {
        const bookingId = known.bookings[step.which % (known.bookings.length || 1)];
        if (!bookingId) return;
        const act = await cancelBooking(owner, { operatorId, bookingId, scope: 'one', requestId: newId() });
        known.acts.push(act.cancellationId as CancellationId);
        return;
      }
      case 'undo': {
        const cancellationId = known.acts[step.which % (known.acts.length || 1)];
        if (cancellationId) await undoCancellation(owner, { operatorId, cancellationId, requestId: newId() });
        return;
      }
      case 'wait': {
        const who = people[step.who]!;
        const wish = { spaceId, resourceId: things[step.what], startsAt: local(step), endsAt: local(step, step.long) };
        const { entryId } = await joinWaitlist(who, joinWaitlistInput.parse({ ...wish, requestId: newId() }));
        known.entries.push([entryId as WaitlistEntryId, who]);
        return;
      }
      case 'offer':
        await offerFreedTime(space);
        await lapseEntries(operatorId);
        return;
      case 'accept':
      case 'leave': {
        const [entryId, who] = known.entries[step.which % (known.entries.length || 1)] ?? [];
        if (!entryId || !who) return;
        const input = { operatorId, entryId, requestId: newId<'request'>() };
        await (step.do === 'accept' ? acceptOffer(who, input) : leaveWaitlist(who, input));
        return;
      }
    }
  }
  const check = async () => {
    expect(await auditOccupancies(operatorId)).toEqual(CLEAN);
    expect(await brokenRules(operatorId, { ...rules, timeZone: ZONE })).toEqual([]);
    expect(await owedTwice(operatorId)).toEqual([]);
  };
  return { run, check };
}

const refusal = (error: unknown): void => {
  if (!(error instanceof DomainError)) throw error;
};

it('keeps time, rules and mails right after each step, under whatever rules', async () => {
  await fc.assert(
    fc.asyncProperty(ruleSet, fc.array(op, { minLength: 10, maxLength: 25 }), async (rules, steps) => {
      const { run, check } = await house(rules);
      for (const step of steps) {
        await run(step).catch(refusal);
        await check();
      }
    }),
    { numRuns: 10 },
  );
}, 120_000);

it('keeps them too when ten people act at the same moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      ruleSet,
      fc.array(fc.array(op, { minLength: 10, maxLength: 10 }), { minLength: 3, maxLength: 3 }),
      async (rules, rounds) => {
        const { run, check } = await house(rules);
        for (const round of rounds) {
          // Only a refusal may come out: no deadlock, no broken constraint.
          await Promise.all(round.map((step) => run(step).catch(refusal)));
          await check();
        }
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);
