import { describe, expect, it } from 'vitest';
import { newId, type BookingChangeId } from '@/kernel/ids';
import { makeMember, makeResource, makeRule, makeSpace } from '@/testing/makers';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import '@/wiring/reactions';
import { changesIn, jobsOfChange, openChangeScene, statementsOf } from '../testing-changes';
import { undoChange } from './undo-change';

const { NOW, space, ana, ben, fay, does } = await openChangeScene();

const moved = async () => {
  const [here, there] = [await makeResource(space), await makeResource(space)];
  const id = await does.book(ana, here, '2026-11-24T09:00', '2026-11-24T12:00', { note: 'Old' });
  const to = { resourceId: there, startsAt: '2026-11-25T13:00', endsAt: '2026-11-25T15:00', note: 'New' };
  return { here, there, id, change: (await does.change(ana, id, to)).change };
};
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe('taking back a change', () => {
  it('puts place, time and note back, and its mail’s job finds that it was undone', async () => {
    const { here, there, id, change } = await moved();
    const { bookings } = await does.undo(ana, change, later(19_999));
    expect(bookings).toMatchObject([{ id, resourceId: here, startsAt: '2026-11-24T09:00:00.000Z', note: 'Old' }]);
    expect(await does.held(here)).toEqual(['2026-11-24 09:00-12:00']);
    expect(await does.held(there)).toEqual([]);
    // A calendar that heard of version 1 elsewhere takes 2 for newer.
    expect((await does.row(id)).sequence).toBe(2);
    const tasks = (await jobsOfChange(change!.changeId)).map(({ task }) => task);
    expect(tasks).toEqual(['charge-bookings', 'send-booking-changed', 'settle-credits']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is for whoever made it, and for staff', async () => {
    const { change } = await moved();
    await expect(does.undo(ben, change)).rejects.toMatchObject({ code: 'change.not_found' });
    const elsewhere = await makeSpace();
    const stranger = await makeMember(elsewhere, 'owner');
    await expect(changesIn(elsewhere, () => NOW).undo(stranger, change)).rejects.toMatchObject({
      code: 'change.not_found',
    });
    await does.undo(fay, change);
  });

  it('is over to the second, and done once', async () => {
    const { change } = await moved();
    await expect(does.undo(ana, change, later(20_000))).rejects.toMatchObject({
      kind: 'not_now',
      code: 'change.undo_over',
    });
    const input = {
      operatorId: space.operatorId,
      changeId: change!.changeId as BookingChangeId,
      requestId: newId<'request'>(),
    };
    const [once, again] = await Promise.all([undoChange(ana, input, NOW), undoChange(ana, input, NOW)]);
    expect(again).toEqual(once);
    await expect(does.undo(ana, change)).rejects.toMatchObject({ code: 'change.already_undone' });
  });

  it('leaves things as they are when somebody took the old place, and says who', async () => {
    const { here, there, id, change } = await moved();
    await does.book(ben, here, '2026-11-24T11:00', '2026-11-24T13:00');
    const before = await does.counts();
    await expect(does.undo(ana, change)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'change.place_taken',
      details: { resourceId: here, clashes: [{ who: 'Ben' }] },
    });
    expect(await does.counts()).toEqual(before);
    expect(await does.held(there)).toEqual(['2026-11-25 13:00-15:00']);
    expect((await does.row(id)).note).toBe('New');
  });

  it('takes back the last change first: an earlier one is no longer what stands', async () => {
    const { id, change } = await moved();
    const second = await does.change(ana, id, { endsAt: '2026-11-25T16:00' });
    await expect(does.undo(ana, change)).rejects.toMatchObject({ code: 'change.changed_since' });
    await does.undo(ana, second.change);
    // What the second undo wrote is a third version: the first is history.
    await expect(does.undo(ana, change)).rejects.toMatchObject({ code: 'change.changed_since' });
  });

  it('swaps back as a whole, and costs twelve statements', async () => {
    const desks = [await makeResource(space), await makeResource(space)] as const;
    const first = await does.book(ana, desks[0], '2026-11-24T09:00', '2026-11-24T12:00');
    const second = await does.book(ana, desks[1], '2026-11-24T09:00', '2026-11-24T11:00');
    const { change } = await does.swap(ana, first, second);
    expect(await statementsOf(() => does.undo(ana, change))).toHaveLength(12);
    expect(await does.held(desks[0])).toEqual(['2026-11-24 09:00-12:00']);
    expect(await does.held(desks[1])).toEqual(['2026-11-24 09:00-11:00']);
  });

  it('makes a booking again of what became a request', async () => {
    const own = await makeSpace();
    const cal = await makeMember(own);
    const mine = changesIn(own, () => NOW);
    const [free, asked] = [await makeResource(own), await makeResource(own)];
    await makeRule(own, { topic: 'approval', resourceId: asked, settings: { needed: true, answerMinutes: 60 } });
    const id = await mine.book(cal, free, '2026-11-24T09:00', '2026-11-24T10:00');
    const { change } = await mine.change(cal, id, { resourceId: asked });
    const { bookings } = await mine.undo(cal, change);
    expect(bookings[0]).toMatchObject({ status: 'confirmed', requestExpiresAt: null });
    expect(await mine.held(free)).toEqual(['2026-11-24 09:00-10:00']);
    expect(await auditOccupancies(own.operatorId)).toEqual(CLEAN);
  });
});
