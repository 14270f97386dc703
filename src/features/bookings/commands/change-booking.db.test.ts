import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import '@/wiring/reactions';
import { changesIn, jobsOfChange, statementsOf } from '../testing-changes';

/** A Monday morning at seven. */
const SEVEN = new Date('2026-11-23T07:00:00Z');
let now = SEVEN;
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ActingMember;
let does: ReturnType<typeof changesIn>;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
  desk = await makeMember(space, 'front_desk', 'Fay');
  does = changesIn(space, () => now);
});
const at = <T>(when: string, work: () => Promise<T>): Promise<T> => {
  now = new Date(when);
  return work().finally(() => (now = SEVEN));
};

describe('moving a booking', () => {
  it('gives up its time and takes the other, at another desk on another day, and is told once the undo is over', async () => {
    const [here, there] = [await makeResource(space), await makeResource(space, { name: 'Desk 6' })];
    const id = await does.book(ana, here, '2026-11-24T09:00', '2026-11-24T17:00');
    const wish = { resourceId: there, startsAt: '2026-11-25T09:00', endsAt: '2026-11-25T17:00' };
    const { booking, change } = await does.change(ana, id, wish);
    expect(booking).toMatchObject({
      id,
      resourceName: 'Desk 6',
      startsAt: '2026-11-25T09:00:00.000Z',
      status: 'confirmed',
    });
    expect(Object.keys(booking)).not.toContain('snapshot');
    expect(await does.held(here)).toEqual([]);
    expect(await does.held(there)).toEqual(['2026-11-25 09:00-17:00']);
    expect(await does.row(id)).toMatchObject({ sequence: 1, resourceId: there });
    const undoUntil = new Date(SEVEN.getTime() + 20_000);
    expect(await jobsOfChange(change!.changeId)).toEqual([
      { task: 'charge-bookings', key: `charge:${change!.changeId}`, runAt: undoUntil },
      { task: 'send-booking-changed', key: `change:${change!.changeId}`, runAt: undoUntil },
    ]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('over time that it holds itself, as by half an hour', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T11:00');
    await does.change(ana, id, { startsAt: '2026-11-24T09:30', endsAt: '2026-11-24T11:30' });
    expect(await does.held(resource)).toEqual(['2026-11-24 09:30-11:30']);
  });

  it('touches the next one, and goes no minute further', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00');
    await does.book(ben, resource, '2026-11-24T12:00', '2026-11-24T13:00');
    await does.change(ana, id, { endsAt: '2026-11-24T12:00' });
    const before = await does.counts();
    await expect(does.change(ana, id, { endsAt: '2026-11-24T12:01' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'booking.slot_taken',
      // Its own time is no obstacle to itself: it is among what is free.
      details: {
        clashes: [{ who: 'Ben' }],
        free: [{ startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T12:00:00.000Z' }, {}],
      },
    });
    expect(await does.counts()).toEqual(before);
    expect(await does.held(resource)).toEqual(['2026-11-24 09:00-12:00', '2026-11-24 12:00-13:00']);
  });

  it('keeps the wall clock on both sides of a change of the clocks', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2027-03-26T09:00', '2027-03-26T17:00');
    const { booking } = await does.change(ana, id, { startsAt: '2027-03-28T09:00', endsAt: '2027-03-28T17:00' });
    expect(booking).toMatchObject({ startsAt: '2027-03-28T08:00:00.000Z', endsAt: '2027-03-28T16:00:00.000Z' });
    const back = await does.change(ana, id, { startsAt: '2026-12-24T09:00', endsAt: '2026-12-24T17:00' });
    expect(back.booking.startsAt).toBe('2026-12-24T09:00:00.000Z');
  });

  it('takes a hall with both its halves to a time when both are free', async () => {
    const halves = [await makeResource(space), await makeResource(space)] as const;
    const hall = await makeResource(space, { parts: halves });
    const id = await does.book(ana, halves[0], '2026-11-24T09:00', '2026-11-24T10:00');
    await does.book(ben, halves[1], '2026-11-24T10:00', '2026-11-24T11:00');
    await does.change(ana, id, { resourceId: hall });
    expect(await does.held(halves[1])).toEqual(['2026-11-24 09:00-10:00', '2026-11-24 10:00-11:00']);
    await expect(does.change(ana, id, { endsAt: '2026-11-24T10:30' })).rejects.toMatchObject({
      code: 'booking.slot_taken',
    });
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is for its member and for staff; to anybody else, here or elsewhere, it is not there', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00');
    const wish = { endsAt: '2026-11-24T11:00' };
    await expect(does.change(ben, id, wish)).rejects.toMatchObject({ code: 'booking.not_found' });
    const elsewhere = await makeSpace();
    const stranger = await makeMember(elsewhere, 'owner');
    await expect(changesIn(elsewhere, () => SEVEN).change(stranger, id, wish)).rejects.toMatchObject({
      code: 'booking.not_found',
    });
    const theirs = await makeResource(elsewhere);
    await expect(does.change(ana, id, { resourceId: theirs })).rejects.toMatchObject({ code: 'resource.not_found' });
    await does.change(desk, id, wish);
    expect((await does.row(id)).memberId).toBe(ana.memberId);
  });

  it('refuses what is cancelled, what is over, and what changes nothing', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00');
    await expect(does.change(ana, id, { endsAt: '2026-11-24T10:00' })).rejects.toMatchObject({
      code: 'booking.nothing_changes',
    });
    await expect(does.change(ana, id, {})).rejects.toMatchObject({ code: 'booking.nothing_changes' });
    await expect(
      at('2026-11-24T10:00:00Z', () => does.change(ana, id, { endsAt: '2026-11-24T11:00' })),
    ).rejects.toMatchObject({
      code: 'booking.over',
    });
    await expect(does.change(ana, id, { endsAt: '2026-11-24T08:00' })).rejects.toMatchObject({
      code: 'booking.ends_before_start',
    });
    await expect(
      does.change(ana, id, { startsAt: '2026-11-22T09:00', endsAt: '2026-11-22T10:00' }),
    ).rejects.toMatchObject({ code: 'booking.in_past' });
    await expect(does.change(ana, id, { endsAt: '2026-11-24T21:00' })).rejects.toMatchObject({
      code: 'booking.outside_hours',
    });
  });

  it('answers the same request id with the same change, made once', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00');
    const wish = { endsAt: '2026-11-24T11:00', requestId: newId<'request'>() };
    const [first, again] = await Promise.all([does.change(ana, id, wish), does.change(ana, id, wish)]);
    expect(again).toEqual(first);
    expect((await does.row(id)).sequence).toBe(1);
    await expect(does.change(ana, id, { ...wish, endsAt: '2026-11-24T12:00' })).rejects.toMatchObject({
      code: 'request.reused',
    });
  });

  it('rehearses a dry run, and keeps nothing of it', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00');
    const before = await does.counts();
    const { change, booking, dryRun } = await does.change(ana, id, { endsAt: '2026-11-24T11:00', dryRun: true });
    expect([change, booking.endsAt, dryRun]).toEqual([null, '2026-11-24T11:00:00.000Z', true]);
    expect(await does.counts()).toEqual(before);
    expect(await does.held(resource)).toEqual(['2026-11-24 09:00-10:00']);
  });

  it('costs ten statements, and six where only guests and note change', async () => {
    const [here, there] = [await makeResource(space), await makeResource(space)];
    const id = await does.book(ana, here, '2026-11-24T09:00', '2026-11-24T10:00');
    const move = { resourceId: there, startsAt: '2026-11-25T09:00', endsAt: '2026-11-25T10:00' };
    expect(await statementsOf(() => does.change(ana, id, move))).toHaveLength(10);
    expect(await statementsOf(() => does.change(ana, id, { note: 'Blinds down' }))).toHaveLength(6);
  });
});

describe('while it runs', () => {
  it('is extended and shortened at its end, and by nobody at its start', async () => {
    const [resource, other] = [await makeResource(space), await makeResource(space)];
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T12:00');
    await at('2026-11-24T10:20:00Z', async () => {
      await does.change(ana, id, { endsAt: '2026-11-24T13:00' });
      expect(await does.held(resource)).toEqual(['2026-11-24 09:00-13:00']);
      await does.change(ana, id, { endsAt: '2026-11-24T10:30' });
      expect(await does.held(resource)).toEqual(['2026-11-24 09:00-10:30']);
      for (const [who, override] of [
        [ana, null],
        [desk, 'She came early'],
      ] as const)
        await expect(does.change(who, id, { startsAt: '2026-11-24T08:30', override })).rejects.toMatchObject({
          code: 'booking.only_end_changes',
        });
      await expect(does.change(ana, id, { endsAt: '2026-11-24T10:20' })).rejects.toMatchObject({
        code: 'booking.in_past',
      });
      await expect(does.change(ana, id, { resourceId: other })).rejects.toMatchObject({
        code: 'booking.desk_change_by_staff',
      });
    });
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is moved to another desk by staff from that minute on, also where somebody sat there before', async () => {
    const [here, there] = [await makeResource(space), await makeResource(space)];
    const id = await does.book(ana, here, '2026-11-24T09:00', '2026-11-24T17:00');
    await does.book(ben, there, '2026-11-24T09:00', '2026-11-24T12:00');
    await at('2026-11-24T13:00:40Z', async () => {
      await does.change(desk, id, { resourceId: there });
      expect(await does.held(here)).toEqual([]);
      expect(await does.held(there)).toEqual(['2026-11-24 09:00-12:00', '2026-11-24 13:00-17:00']);
      expect(await does.row(id)).toMatchObject({ startsAt: new Date('2026-11-24T09:00:00Z'), resourceId: there });
      const { change } = await does.change(ana, id, { endsAt: '2026-11-24T18:00' });
      expect(await does.held(there)).toEqual(['2026-11-24 09:00-12:00', '2026-11-24 13:00-18:00']);
      await does.undo(ana, change);
      expect(await does.held(there)).toEqual(['2026-11-24 09:00-12:00', '2026-11-24 13:00-17:00']);
    });
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });
});

describe('guests and note', () => {
  it('are changed without touching the time, and guests with an address hear of it', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00');
    const guests = [{ name: 'Rui', email: 'rui@example.test' }, { name: 'Eva' }];
    const { booking, change } = await does.change(ana, id, { guests, note: 'Board meeting' });
    expect(booking).toMatchObject({ guests, note: 'Board meeting' });
    expect((await jobsOfChange(change!.changeId)).map((job) => job.task)).toEqual([
      'charge-bookings',
      'send-booking-changed',
      'send-guest-changes',
    ]);
    expect(await does.row(id)).toMatchObject({ guests, note: 'Board meeting', sequence: 1 });
  });

  it('go along with a move in one change', async () => {
    const resource = await makeResource(space);
    const id = await does.book(ana, resource, '2026-11-24T09:00', '2026-11-24T10:00', { note: 'Old' });
    await does.change(ana, id, { endsAt: '2026-11-24T11:00', note: 'New' });
    expect(await does.row(id)).toMatchObject({ note: 'New', sequence: 1 });
  });
});

it('moves one date of a series, which stays that date and tells the series', async () => {
  const resource = await makeResource(space);
  const [first, second] = await does.bookDaily(ana, resource, '2026-11-24T09:00', 3);
  const { booking } = await does.change(ana, second!, { startsAt: '2026-11-25T14:00', endsAt: '2026-11-25T16:00' });
  expect(booking.series).toMatchObject({ live: true });
  expect(await does.row(second!)).toMatchObject({ originalLocalStart: '2026-11-25T09:00', sequence: 1 });
  expect((await does.row(first!)).sequence).toBe(0);
});
