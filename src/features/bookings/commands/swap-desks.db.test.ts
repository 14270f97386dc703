import { describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { makeMember, makeResource, makeRule, makeSpace } from '@/testing/makers';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import '@/wiring/reactions';
import { changesIn, openChangeScene, statementsOf } from '../testing-changes';

const { NOW, space, ana, ben, fay, does } = await openChangeScene();

describe('swapping two desks', () => {
  const two = async (whose: readonly [ActingMember, ActingMember]) => {
    const desks = [await makeResource(space), await makeResource(space)] as const;
    const first = await does.book(whose[0], desks[0], '2026-11-24T09:00', '2026-11-24T17:00');
    const second = await does.book(whose[1], desks[1], '2026-11-24T12:00', '2026-11-24T18:00');
    return { desks, first, second };
  };

  it('puts each at the other’s, in one commit, at its own time', async () => {
    const { desks, first, second } = await two([ana, ben]);
    const { bookings } = await does.swap(fay, first, second);
    expect(bookings).toMatchObject([
      { id: first, resourceId: desks[1], endsAt: '2026-11-24T17:00:00.000Z' },
      { id: second, resourceId: desks[0], endsAt: '2026-11-24T18:00:00.000Z' },
    ]);
    expect(await does.held(desks[0])).toEqual(['2026-11-24 12:00-18:00']);
    expect(await does.held(desks[1])).toEqual(['2026-11-24 09:00-17:00']);
    expect([(await does.row(first)).sequence, (await does.row(second)).sequence]).toEqual([1, 1]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is for one’s own two; one’s own with somebody else’s only staff may', async () => {
    const own = await two([ana, ana]);
    await does.swap(ana, own.first, own.second);
    const mixed = await two([ana, ben]);
    await expect(does.swap(ana, mixed.first, mixed.second)).rejects.toMatchObject({ code: 'booking.swap_not_yours' });
    await expect(does.swap(ben, mixed.first, mixed.second)).rejects.toMatchObject({ code: 'booking.not_found' });
    const elsewhere = await makeSpace();
    const stranger = await makeMember(elsewhere, 'owner');
    const there = changesIn(elsewhere, () => NOW);
    await expect(there.swap(stranger, mixed.first, mixed.second)).rejects.toMatchObject({ code: 'booking.not_found' });
  });

  it('refuses one with itself, two at one desk, two that are not at one time, and one that is gone', async () => {
    const { desks, first, second } = await two([ana, ana]);
    await expect(does.swap(ana, first, first)).rejects.toMatchObject({ code: 'booking.swap_same_desk' });
    const evening = await does.book(ana, desks[1], '2026-11-24T18:00', '2026-11-24T20:00');
    await expect(does.swap(ana, first, evening)).rejects.toMatchObject({ code: 'booking.swap_apart' });
    await expect(does.swap(ana, first, newId<'booking'>())).rejects.toMatchObject({ code: 'booking.not_found' });
    expect((await does.row(second)).sequence).toBe(0);
  });

  it('moves neither when a third has a part of the time, and names it', async () => {
    const { desks, first, second } = await two([ana, ana]);
    await does.book(ben, desks[1], '2026-11-24T09:00', '2026-11-24T10:00');
    const before = await does.counts();
    await expect(does.swap(ana, first, second)).rejects.toMatchObject({
      code: 'booking.slot_taken',
      details: { resourceId: desks[1], clashes: [{ who: 'Ben' }] },
    });
    expect(await does.counts()).toEqual(before);
    expect(await does.held(desks[0])).toEqual(['2026-11-24 09:00-17:00']);
  });

  it('keeps the rules of both places, which staff may break with a reason', async () => {
    const { desks, first, second } = await two([ana, ana]);
    const steps = { minMinutes: null, maxMinutes: 360, step: { unit: 'minutes', every: 15 }, starts: [] } as const;
    await makeRule(space, { topic: 'length', resourceId: desks[1], settings: { ...steps, starts: [] } });
    await expect(does.swap(ana, first, second)).rejects.toMatchObject({ code: 'rule.too_long' });
    await does.swap(fay, first, second, { override: 'The lamp is broken' });
    expect(await does.row(first)).toMatchObject({
      overrideReason: 'The lamp is broken',
      overrideCodes: ['rule.too_long'],
    });
    expect(await does.row(second)).toMatchObject({ overrideReason: null, overrideCodes: [] });
  });

  it('answers the same request id with the same swap, made once', async () => {
    const { first, second } = await two([ana, ana]);
    const requestId = newId();
    const [one, again] = await Promise.all([
      does.swap(ana, first, second, { requestId }),
      does.swap(ana, first, second, { requestId }),
    ]);
    expect(again).toEqual(one);
    expect((await does.row(first)).sequence).toBe(1);
  });

  it('costs eleven statements', async () => {
    const { first, second } = await two([ana, ana]);
    expect(await statementsOf(() => does.swap(ana, first, second))).toHaveLength(11);
  });
});

describe('moving and swapping crosswise, fifty at once', () => {
  it('shows nobody a deadlock, and every booking holds what it says', async () => {
    const own = await makeSpace();
    const boss = await makeMember(own, 'owner');
    const people = await Promise.all(Array.from({ length: 10 }, () => makeMember(own)));
    const halves = [await makeResource(own), await makeResource(own)];
    const hall = await makeResource(own, { parts: halves });
    const desks: ResourceId[] = [...halves];
    for (let n = 0; n < 8; n++) desks.push(await makeResource(own));
    await makeRule(own, { topic: 'buffer', settings: { beforeMinutes: 5, afterMinutes: 5, noneBetweenOwn: true } });
    await makeRule(own, {
      topic: 'limit',
      settings: { atOnce: 9, hoursPerDay: 9, hoursPerWeek: null, hoursPerMonth: null },
    });
    const mine = changesIn(own, () => NOW);
    const bookings: BookingId[] = [];
    for (const [n, who] of people.entries())
      bookings.push(await mine.book(who, desks[n]!, '2026-11-24T09:00', '2026-11-24T12:00'));

    // Each wants another's place, both ways round: moved there by its member, or swapped by staff.
    const hours = ['09:00', '10:00', '12:00', '13:00'];
    const wishes = Array.from({ length: 50 }, (_, n) => () => {
      const [from, to] = [n % 10, (n * 7 + 3) % 10];
      if (n % 3 === 0) return mine.swap(boss, bookings[from]!, bookings[to]!);
      const start = Number(hours[n % 4]!.slice(0, 2));
      const [startsAt, endsAt] = [start, start + 3].map((hour) => `2026-11-24T${String(hour).padStart(2, '0')}:00`);
      const resourceId = n % 17 === 1 ? hall : desks[to];
      return mine.change(people[from]!, bookings[from]!, { resourceId, startsAt, endsAt });
    });
    const outcomes = await Promise.allSettled(wishes.map((wish) => wish()));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    // Only what a person can act on comes out.
    expect(refused.filter((reason) => !(reason instanceof DomainError))).toEqual([]);
    expect(outcomes.length - refused.length).toBeGreaterThan(10);
    expect(await auditOccupancies(own.operatorId)).toEqual(CLEAN);
    const rows = await Promise.all(bookings.map((id) => mine.row(id)));
    expect(rows.every((row) => row.status === 'confirmed')).toBe(true);
  }, 60_000);

  it('lets ten pairs swap back and forth at once, each as often as it was asked', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const desks = [await makeResource(space), await makeResource(space)] as const;
        const first = await does.book(ana, desks[0], '2026-11-26T09:00', '2026-11-26T10:00');
        return [first, await does.book(ana, desks[1], '2026-11-26T09:00', '2026-11-26T10:00')] as const;
      }),
    );
    const all = pairs.flatMap(([a, b]) => [does.swap(ana, a, b), does.swap(ana, b, a), does.swap(fay, a, b)]);
    await expect(Promise.all(all)).resolves.toHaveLength(30);
    for (const [a] of pairs) expect((await does.row(a)).sequence).toBe(3);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  }, 60_000);
});
