import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '@/features/booking-rules/testing-rules';
import { isOpenFor, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { overlaps, type TimeRange } from '@/kernel/time-range';
import { claimsAt } from './find-proposals';
import { judgeDecisions, type Decision } from './judge-decisions';
import { collide } from './held-picture';
import { planMoves } from './plan-moves';
import { meetsShut } from './planning-facts';
import { alwaysFrom, at, booking, facts, place } from './testing-planning';

const HALF_HOUR = 1_800_000;
const START = at('2026-11-26T00:00').getTime();
const local = (slot: number) => new Date(START + slot * HALF_HOUR).toISOString().slice(0, 16);

/** Desks and a hall of two halves, some for visitors; what is booked, never overlapping; and a part of it that is shut, a place that goes, or shorter hours. */
const scene = fc
  .record({
    desks: fc.integer({ min: 1, max: 6 }),
    open: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    wishes: fc.array(
      fc.record({
        resource: fc.integer({ min: 0, max: 8 }),
        slot: fc.integer({ min: 0, max: 90 }),
        slots: fc.integer({ min: 1, max: 6 }),
        visitor: fc.boolean(),
        member: fc.integer({ min: 0, max: 4 }),
        series: fc.boolean(),
      }),
      { maxLength: 30 },
    ),
    shutFrom: fc.integer({ min: 0, max: 60 }),
    shutSlots: fc.integer({ min: 1, max: 90 }),
    shutLeaves: fc.integer({ min: 1, max: 255 }),
    change: fc.constantFrom('shut' as const, 'shut' as const, 'retire' as const, 'hours' as const),
    gone: fc.integer({ min: 0, max: 8 }),
    shorterBy: fc.integer({ min: 1, max: 16 }),
    afterMinutes: fc.constantFrom(0, 0, 15, 30),
    opens: fc.constantFrom(0, 480),
    nowSlot: fc.integer({ min: -4, max: 40 }),
  })
  .map((wish) => {
    const group = { groupId: 'g' };
    const places = [
      ...Array.from({ length: wish.desks }, (_, n) =>
        place(`D${n}`, { ...group, openToVisitors: wish.open[n] ?? false }),
      ),
      place('East', { kind: 'event_space', openToVisitors: true }),
      place('West', { kind: 'event_space' }),
      place('Hall', { kind: 'event_space', leaves: ['East', 'West'], capacity: 2 }),
    ];
    const leaves = [...new Set(places.flatMap((one) => one.leaves))];
    const shutLeaves = leaves.filter((_, n) => wish.shutLeaves & (1 << n));
    const shut = [[shutLeaves, local(wish.shutFrom), local(wish.shutFrom + wish.shutSlots)]] as const;
    const rules = [rule('buffer', { beforeMinutes: 0, afterMinutes: wish.afterMinutes, noneBetweenOwn: false })];
    const gone = wish.change === 'retire' ? [places[wish.gone % places.length]!.name] : [];
    const before = alwaysFrom(wish.opens, 1320);
    const hours = wish.change === 'hours' ? alwaysFrom(wish.opens, 1320 - 30 * wish.shorterBy) : before;
    const base = { places, shut: wish.change === 'shut' ? shut : [], gone, rules, hours, now: local(wish.nowSlot) };
    const made: { one: ReturnType<typeof booking>; leaves: readonly string[] }[] = [];
    for (const [n, { resource, slot, slots, visitor, member, series }] of wish.wishes.entries()) {
      const where = places[resource % places.length]!;
      const one = booking(`b${n}`, where.id, local(slot), local(slot + slots), {
        role: visitor ? 'visitor' : 'member',
        member: `m${member}`,
        series: series ? `s${member}` : undefined,
      });
      const bare = facts({ ...base, touched: [] });
      const claims = claimsAt(bare, where, one, one);
      const taken = made.some((other) =>
        collide(
          claims,
          claimsAt(
            bare,
            places.find(({ id }) => id === other.one.resourceId)!,
            other.one,
            other.one,
          ),
        ),
      );
      if (!taken) made.push({ one, leaves: where.leaves });
    }
    const now = at(local(wish.nowSlot));
    const stretch = facts({ ...base, touched: [] }).after.shut;
    const meets = ({ one, leaves: its }: (typeof made)[number]) =>
      (meetsShut(stretch, its as never, one) ||
        gone.includes(one.resourceId) ||
        leftOutside(one, before, hours, now)) &&
      one.endsAt > now;
    const touched = made.filter(meets).map(({ one }) => ({ ...one, begun: one.startsAt <= now }));
    const rest = made.filter((one) => !meets(one));
    const held = rest.flatMap(({ one, leaves: its }) =>
      its.map(
        (leaf) =>
          [leaf, one.startsAt.toISOString().slice(0, 16), one.endsAt.toISOString().slice(0, 16), one.memberId] as const,
      ),
    );
    return { places, rest, given: facts({ ...base, touched, held }) };
  });

const leftOutside = (one: TimeRange, before: OpeningRules, after: OpeningRules, now: Date) =>
  one.startsAt > now && isOpenFor(before, one) && !isOpenFor(after, one);

describe('whatever is booked and whatever is shut', () => {
  it('what is proposed is free, open, allowed and to come, of the same length, and no two are proposed the same', () => {
    fc.assert(
      fc.property(scene, ({ given }) => {
        const rows = planMoves(given);
        expect(rows.map((row) => row.booking.id).sort()).toEqual(given.touched.map(({ id }) => id).sort());
        for (const { booking: one, options, proposed } of rows) {
          if (one.begun) expect([proposed, options]).toEqual([null, []]);
          if (proposed) expect(options[0]).toBe(proposed);
          const own = given.places.find(({ id }) => id === one.resourceId)!;
          for (const option of options) {
            const to = given.places.find(({ id }) => id === option.resourceId)!;
            expect(option.endsAt.getTime() - option.startsAt.getTime()).toBe(
              one.endsAt.getTime() - one.startsAt.getTime(),
            );
            expect(option.startsAt > given.now).toBe(true);
            expect(meetsShut(given.after.shut, to.leaves, option)).toBe(false);
            expect(given.after.gone.has(to.id)).toBe(false);
            expect(to.kind).toBe(own.kind);
            expect(isOpenFor(given.after.hoursOf(to.id), option)).toBe(true);
            if (one.role === 'visitor' && own.openToVisitors) expect(to.openToVisitors).toBe(true);
            const theirs = given.held.filter(({ holder }) => holder !== one.id);
            expect(
              option.claims.some((claim) => theirs.some((h) => h.leafId === claim.leafId && overlaps(h, claim))),
            ).toBe(false);
          }
        }
        const chosen = rows.flatMap(({ proposed, booking: one }) => (proposed ? [{ one, proposed }] : []));
        for (const [n, { one, proposed }] of chosen.entries())
          for (const other of chosen.slice(n + 1)) {
            expect(collide(proposed.claims, other.proposed.claims)).toBe(false);
            const moved = proposed.shiftMinutes !== 0 || other.proposed.shiftMinutes !== 0;
            if (moved && one.memberId === other.one.memberId) expect(overlaps(proposed, other.proposed)).toBe(false);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('the same facts in another order make the same plan', () => {
    fc.assert(
      fc.property(scene, ({ given }) => {
        const backwards = { ...given, touched: [...given.touched].reverse(), held: [...given.held].reverse() };
        expect(planMoves(backwards)).toEqual(planMoves(given));
      }),
      { numRuns: 100 },
    );
  });

  it('accepting the whole plan is allowed, and whatever came between is named', () => {
    fc.assert(
      fc.property(scene, ({ given }) => {
        const rows = planMoves(given);
        const decisions = rows.map(({ booking: one, proposed }): Decision => {
          const about = { bookingId: one.id, version: one.version };
          if (one.begun) return { ...about, act: 'keep' };
          if (!proposed) return { ...about, act: 'cancel' };
          const { resourceId, startsAt, endsAt } = proposed;
          return { ...about, act: 'move', resourceId, startsAt, endsAt };
        });
        const judged = judgeDecisions(given, decisions, { mayKeep: true });
        expect([judged.changed, judged.clashing, judged.unkeepable]).toEqual([[], [], []]);
        expect(judged.moves.length + judged.cancelled.length + judged.kept.length).toBe(rows.length);

        const [first, ...others] = given.touched;
        if (!first) return;
        const came = judgeDecisions(
          given,
          decisions.filter(({ bookingId }) => bookingId !== first.id),
          { mayKeep: true },
        );
        expect(came.changed).toContainEqual({ bookingId: first.id, why: 'new' });
        const changed = { ...given, touched: [{ ...first, version: 'other' }, ...others] };
        expect(judgeDecisions(changed, decisions, { mayKeep: true }).changed).toContainEqual({
          bookingId: first.id,
          why: 'changed',
        });
        const without = { ...given, touched: others };
        expect(judgeDecisions(without, decisions, { mayKeep: true }).changed).toContainEqual({
          bookingId: first.id,
          why: 'gone',
        });
      }),
      { numRuns: 150 },
    );
  });
});
