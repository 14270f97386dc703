import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingChangeId, type BookingId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { doWhatIsDue } from '@/wiring/what-is-due';
import { bookDeskInput } from '../bookings.contract';
import { askCheckIn } from '../testing-rules';
import { bookDesk } from './book-desk';
import { checkIn } from './check-in';
import { checkOut } from './check-out';
import { undoChange } from './undo-change';

const at = (time: string) => new Date(`2027-03-01T${time}Z`);

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let dora: ActingMember;
let desk: ResourceId;

beforeAll(async () => {
  space = await makeSpace();
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  dora = await makeMember(space, 'front_desk', 'Dora');
});
beforeEach(async () => {
  desk = await makeResource(space);
  await askCheckIn(space);
});

const book = async () => {
  const { spaceId } = space;
  const time = { startsAt: '2027-03-01T09:00Z', endsAt: '2027-03-01T12:00Z' };
  const input = bookDeskInput.parse({ spaceId, resourceId: desk, ...time, requestId: newId() });
  return (await bookDesk(ana, input, at('07:00'))).booking.id as BookingId;
};
const arriveAs = (who: ActingMember, bookingId: BookingId, now: Date) =>
  checkIn(who, { operatorId: who.operatorId, bookingId, requestId: newId() }, now);
const leaveAs = (who: ActingMember, bookingId: BookingId, now: Date) =>
  checkOut(who, { operatorId: who.operatorId, bookingId, requestId: newId() }, now);
const row = (id: BookingId) =>
  inOperator(space, (tx) => tx.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirstOrThrow());

describe('a check-in that was none', () => {
  const undo = (who: ActingMember, { change }: Awaited<ReturnType<typeof arriveAs>>, now: Date) =>
    undoChange(
      who,
      { operatorId: space.operatorId, changeId: change!.changeId as BookingChangeId, requestId: newId<'request'>() },
      now,
    );

  it('is taken back for a while, by the desk or whoever said it, and can be said anew', async () => {
    const id = await book();
    const { changedAt: _, ...before } = await row(id);
    const came = await arriveAs(dora, id, at('09:00'));
    await expect(undo(ben, came, at('09:00'))).rejects.toMatchObject({ code: 'change.not_found' });
    await undo(dora, came, at('09:00'));
    expect(await row(id)).toMatchObject({ ...before, sequence: before.sequence + 1, checkedInAt: null });
    await expect(undo(dora, came, at('09:00'))).rejects.toMatchObject({ code: 'change.already_undone' });
    const own = await arriveAs(ana, id, at('09:02'));
    expect(own).toMatchObject({ already: false, how: 'member' });
    await expect(undo(ana, own, at('09:03'))).rejects.toMatchObject({ code: 'change.undo_over' });
    expect(await arriveAs(dora, id, at('09:04'))).toMatchObject({ already: true, change: null });
  });

  it('is released when the rule says, also where that moment has passed meanwhile', async () => {
    const id = await book();
    const came = await arriveAs(dora, id, at('09:14'));
    await doWhatIsDue(at('09:14'));
    await undo(dora, came, at('09:14'));
    await doWhatIsDue(at('09:14'));
    expect((await row(id)).status).toBe('confirmed');
    await doWhatIsDue(at('09:15'));
    expect((await row(id)).status).toBe('no_show');
  });

  it('stays once they have left', async () => {
    const id = await book();
    const came = await arriveAs(ana, id, at('09:00'));
    await leaveAs(ana, id, at('09:00'));
    await expect(undo(ana, came, at('09:00'))).rejects.toMatchObject({ code: 'change.changed_since' });
  });
});
