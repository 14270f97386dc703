import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { DomainError } from '@/kernel/domain-error';
import type { ResourceId } from '@/kernel/ids';
import { setReactions } from '@/server/jobs/reactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { hour, makeHouse, won } from '../testing-parts';
import { requestId } from '../testing-resources';

process.env.DATABASE_POOL_SIZE = '50';
setReactions(() => []);

let house: Awaited<ReturnType<typeof makeHouse>>;
beforeAll(async () => {
  house = await makeHouse();
});

describe('three deep', () => {
  it('fifty at once for the hall, its halves and its quarters share it without an overlap', async () => {
    for (let round = 0; round < 4; round++) {
      const it = await house.hall();
      const all = [it.hall, it.east, it.west, ...it.quarters];
      const wishes = Array.from({ length: 50 }, (_, n) => all[(n * 3 + round) % all.length]!);
      const got = await Promise.all(wishes.map((id, n) => won(house.book(id, 0, 2, house.members[n % 5]))));
      expect(got.filter(Boolean).length).toBeGreaterThan(0);
      const size = (id: ResourceId) => (id === it.hall ? 4 : id === it.east || id === it.west ? 2 : 1);
      const taken = wishes.reduce((sum, id, n) => sum + (got[n] ? size(id) : 0), 0);
      const held = (await Promise.all(it.quarters.map(house.heldOn))).flat().length;
      expect(held).toBe(taken);
      expect(taken).toBe(4);
      expect(await auditOccupancies(house.space.operatorId)).toEqual(CLEAN);
    }
  });

  it('the whole waits for its smallest part, and the smallest part for the whole', async () => {
    const it = await house.hall();
    await house.book(it.ne, 0, 1);
    await expect(house.book(it.hall, 0, 2)).rejects.toMatchObject({ code: 'booking.slot_taken' });
    await house.book(it.west, 0, 2);
    await house.book(it.hall, 2, 3);
    await expect(house.book(it.se, 2, 3)).rejects.toMatchObject({ code: 'booking.slot_taken' });
  });
});

describe('changing parts beside bookings', () => {
  it('fifty at once: whoever books takes exactly what the whole is made of in the end', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b, c] = [await house.room('A'), await house.room('B'), await house.room('C')];
      const whole = await house.room('Whole', [a, b]);
      const acts = Array.from({ length: 50 }, (_, n) => {
        if (n % 10 === 4) return won(house.set(whole, [[a, c], [b, c], [a, b, c], [c], [a, b]][(n + round) % 5]!));
        return won(house.book([whole, a, b, c][n % 4]!, n % 7, (n % 7) + 1, house.members[n % 5]));
      });
      const said = await Promise.all(acts);
      expect(said.filter(Boolean).length).toBeGreaterThan(5);
      expect(await auditOccupancies(house.space.operatorId)).toEqual(CLEAN);
    }
  });

  it('series and parts at once: no date is left on a part that is gone', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b] = [await house.room('A'), await house.room('B')];
      const whole = await house.room('Whole', [a]);
      const weekly = (n: number) =>
        bookDeskWeekly(
          house.members[n % 5]!,
          bookSeriesInput.parse({
            spaceId: house.space.spaceId,
            resourceId: whole,
            localStart: `${hour(24 * (n + 1))
              .toISOString()
              .slice(0, 10)}T1${n}:00`,
            durationMinutes: 60,
            rrule: 'FREQ=WEEKLY;COUNT=10',
            onClash: 'fail',
            requestId: requestId(),
          }),
        );
      await Promise.all(
        Array.from({ length: 8 }, (_, n) => won(n % 3 === 1 ? house.set(whole, n % 2 ? [b] : [a, b]) : weekly(n))),
      );
      expect(await auditOccupancies(house.space.operatorId)).toEqual(CLEAN);
    }
  });

  it('whatever is set and booked, one after another, the claims are right', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, (_, n) => house.room(`R${n}`)));
    const step = fc.oneof(
      fc.record({ set: fc.nat(5), parts: fc.uniqueArray(fc.nat(5), { maxLength: 3 }) }),
      fc.record({ book: fc.nat(5), at: fc.nat(15) }),
    );
    let changed = 0;
    let at = 100;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        at += 16;
        for (const one of steps) {
          if ('set' in one) {
            const done = house.set(
              ids[one.set]!,
              one.parts.map((part) => ids[part]!),
            );
            if (await won(done.catch(invalidIsNo))) changed++;
          } else await won(house.book(ids[one.book]!, at + one.at, at + one.at + 1));
        }
        expect(await auditOccupancies(house.space.operatorId)).toEqual(CLEAN);
      }),
      { numRuns: 25 },
    );
    expect(changed).toBeGreaterThan(10);
  });
});

const invalidIsNo = (error: unknown): never => {
  if (error instanceof DomainError && (error as DomainError).kind === 'invalid')
    throw new DomainError('conflict', 'no');
  throw error;
};
