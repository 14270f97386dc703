import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import '@/wiring/reactions';
import { changesIn } from '../testing-changes';

/** A Monday morning at seven. */
const SEVEN = new Date('2026-11-23T07:00:00Z');
let now = SEVEN;
let space: MadeSpace;
let ana: ActingMember;
let desk: ActingMember;
let does: ReturnType<typeof changesIn>;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  ana = await makeMember(space, 'member', 'Ana');
  desk = await makeMember(space, 'front_desk', 'Fay');
  does = changesIn(space, () => now);
});
const at = <T>(when: string, work: () => Promise<T>): Promise<T> => {
  now = new Date(when);
  return work().finally(() => (now = SEVEN));
};

describe('the owner’s rules', () => {
  it('judge what changes: not a start that stays, not time that is given back', async () => {
    const resource = await makeResource(space);
    await makeRule(space, { topic: 'notice', resourceId: resource, settings: { minMinutes: 24 * 60, maxDays: 30 } });
    const id = await does.book(ana, resource, '2026-11-25T09:00', '2026-11-25T12:00');
    // An hour before it begins, a day's notice is long gone.
    await at('2026-11-25T08:00:00Z', async () => {
      await does.change(ana, id, { endsAt: '2026-11-25T13:00' });
      const later = { startsAt: '2026-11-25T10:00', endsAt: '2026-11-25T14:00' };
      await expect(does.change(ana, id, later)).rejects.toMatchObject({ code: 'rule.too_soon' });
      await does.change(desk, id, { ...later, override: 'Her train is late' });
      expect(await does.row(id)).toMatchObject({
        overrideReason: 'Her train is late',
        overrideCodes: ['rule.too_soon'],
      });
    });
    await expect(does.change(ana, id, { endsAt: '2026-11-25T15:00', override: 'Please' })).rejects.toMatchObject({
      code: 'booking.override_not_allowed',
    });
  });

  it('count hours without what is given up, and let somebody over a limit give back', async () => {
    const own = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
    const cal = await makeMember(own, 'member', 'Cal');
    const mine = changesIn(own, () => SEVEN);
    const resource = await makeResource(own);
    const id = await mine.book(cal, resource, '2026-11-24T09:00', '2026-11-24T13:00');
    const limits = { atOnce: 1, hoursPerDay: 4, hoursPerWeek: null, hoursPerMonth: null };
    await makeRule(own, { topic: 'limit', settings: limits });
    await mine.change(cal, id, { startsAt: '2026-11-24T10:00', endsAt: '2026-11-24T14:00' });
    await expect(mine.change(cal, id, { endsAt: '2026-11-24T14:15' })).rejects.toMatchObject({
      code: 'rule.hours_used_up',
    });
    const fay = await makeMember(own, 'front_desk');
    await mine.change(fay, id, { endsAt: '2026-11-24T18:00', override: 'A fair' });
    await mine.change(cal, id, { endsAt: '2026-11-24T17:00' });
    expect((await mine.row(id)).overrideReason).toBe('A fair');
  });

  it('bring buffers along, leave none at the old place, and ask for none beside an end that stays', async () => {
    const own = await makeSpace();
    const [cal, dan] = [await makeMember(own), await makeMember(own)];
    const mine = changesIn(own, () => SEVEN);
    const room = await makeResource(own);
    await makeRule(own, { topic: 'buffer', settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: true } });
    const first = await mine.book(cal, room, '2026-11-24T09:00', '2026-11-24T10:00');
    const second = await mine.book(cal, room, '2026-11-24T10:00', '2026-11-24T11:00');
    expect(await mine.held(room)).toEqual([
      '2026-11-24 09:00-10:00',
      '2026-11-24 10:00-11:00',
      '(2026-11-24 11:00-11:30)',
    ]);
    await mine.change(cal, second, { startsAt: '2026-11-24T14:00', endsAt: '2026-11-24T15:00' });
    expect(await mine.held(room)).toEqual([
      ...['2026-11-24 09:00-10:00', '(2026-11-24 10:00-10:30)'],
      ...['2026-11-24 14:00-15:00', '(2026-11-24 15:00-15:30)'],
    ]);
    await mine.book(dan, room, '2026-11-24T10:30', '2026-11-24T11:30');
    // The end would be clean by 10:40 only.
    await expect(mine.change(cal, first, { endsAt: '2026-11-24T10:10' })).rejects.toMatchObject({
      code: 'booking.slot_taken',
    });
    await mine.change(cal, first, { startsAt: '2026-11-24T08:00' });
    await mine.change(cal, second, { startsAt: '2026-11-24T12:00' });
    await mine.change(cal, second, { startsAt: '2026-11-24T16:00', endsAt: '2026-11-24T17:00' });
    expect(await auditOccupancies(own.operatorId)).toEqual(CLEAN);
  });

  it('make a request of what must be asked for, with a fresh time to answer; staff need not ask', async () => {
    const own = await makeSpace();
    const [cal, fay] = [await makeMember(own), await makeMember(own, 'front_desk')];
    const mine = changesIn(own, () => now);
    const [free, asked] = [await makeResource(own), await makeResource(own)];
    await makeRule(own, { topic: 'approval', resourceId: asked, settings: { needed: true, answerMinutes: 60 } });
    const id = await mine.book(cal, free, '2026-11-24T09:00', '2026-11-24T10:00');
    const { booking } = await mine.change(cal, id, { resourceId: asked });
    expect(booking).toMatchObject({ status: 'requested', requestExpiresAt: '2026-11-23T08:00:00.000Z' });
    expect(await mine.held(asked)).toEqual(['?2026-11-24 09:00-10:00']);
    await at('2026-11-23T07:30:00Z', async () => {
      const later = await mine.change(cal, id, { startsAt: '2026-11-24T11:00', endsAt: '2026-11-24T12:00' });
      expect(later.booking).toMatchObject({ status: 'requested', requestExpiresAt: '2026-11-23T08:30:00.000Z' });
      // Staff may move it, but it still waits for its answer.
      expect((await mine.change(fay, id, { endsAt: '2026-11-24T13:00' })).booking.status).toBe('requested');
    });
    expect((await mine.change(cal, id, { resourceId: free })).booking.status).toBe('confirmed');
    expect((await mine.change(fay, id, { resourceId: asked })).booking.status).toBe('confirmed');
    // What was agreed to may be given back without asking, and not be made longer while it runs.
    expect((await mine.change(cal, id, { endsAt: '2026-11-24T12:00' })).booking.status).toBe('confirmed');
    await expect(
      at('2026-11-24T11:30:00Z', () => mine.change(cal, id, { endsAt: '2026-11-24T12:30' })),
    ).rejects.toMatchObject({ code: 'booking.needs_a_yes' });
    await expect(
      at('2026-11-24T11:30:00Z', () => mine.change(cal, id, { endsAt: '2026-11-24T11:45' })),
    ).resolves.toBeDefined();
  });
});
