import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { bookDeskInput, type BookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { come, makeEvent } from '@/features/events/testing-events';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readToday } from './front-desk.reads';

// A Tuesday; the space is open from 8 to 20 and shut on the Thursday.
const NOW = new Date('2026-11-24T09:30:00Z');
const BEFORE = new Date('2026-11-23T08:00:00Z');
let space: MadeSpace;
let sofia: ActingMember;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let room: ResourceId;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  sofia = await makeMember(space, 'front_desk', 'Sofia');
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
  desk = await makeResource(space, { name: 'Desk 1', openToVisitors: true });
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room', openToVisitors: true });
  const { operatorId, spaceId } = space;
  await inOperator(space, async (tx) => {
    await tx
      .updateTable('members')
      .set({ joinedAt: new Date('2026-01-01T00:00:00Z') })
      .where('operatorId', '=', operatorId)
      .execute();
    await tx
      .insertInto('bookingRules')
      .values({
        operatorId,
        id: newId<'booking_rule'>(),
        spaceId,
        topic: 'check_in',
        kind: 'meeting_room',
        settings: JSON.stringify({ asked: true, opens: 15, releaseAfterMinutes: 20, automatic: false }),
      })
      .execute();
    await tx
      .insertInto('openingExceptions')
      .values({ operatorId, spaceId, onDate: '2026-11-26', name: 'Harbour day' })
      .execute();
  });
});

const book = (by: ActingMember, resourceId: ResourceId, from: string, to: string, more: Partial<BookDeskInput> = {}) =>
  bookDesk(
    by,
    {
      ...bookDeskInput.parse({ spaceId: space.spaceId, resourceId, startsAt: from, endsAt: to, requestId: newId() }),
      ...more,
    },
    BEFORE,
  );
const today = (date?: string, now = NOW) =>
  readToday(sofia, { spaceId: space.spaceId, ...(date ? { date } : {}) }, now);

describe('Today', () => {
  it('shows who comes, where, whether they are new, and whom the rules ask to check in', async () => {
    await book(ana, desk, '2026-11-23T12:00', '2026-11-23T13:00');
    await book(ana, desk, '2026-11-24T09:00', '2026-11-24T12:00', { note: 'Needs a screen' });
    await book(ben, room, '2026-11-24T09:00', '2026-11-24T10:00');
    await book(sofia, desk, '2026-11-24T14:00', '2026-11-24T16:00', {
      onBehalfOf: { guest: { name: 'Rosa Lima', email: null } },
    });
    const gone = await book(ana, room, '2026-11-24T17:00', '2026-11-24T18:00');
    await cancelBooking(
      ana,
      { operatorId: space.operatorId, bookingId: gone.booking.id as BookingId, scope: 'one', requestId: newId() },
      BEFORE,
    );
    const { rows, date, holiday } = await today();
    expect([date, holiday]).toEqual(['2026-11-24', null]);
    expect(
      rows.map(({ name, resourceName, guest, isNew, checkInAsked, note }) => [
        name,
        resourceName,
        guest,
        isNew,
        checkInAsked,
        note,
      ]),
    ).toEqual([
      ['Ana', 'Desk 1', false, false, false, 'Needs a screen'],
      ['Ben', 'Anchor', false, true, true, ''],
      ['Rosa Lima', 'Desk 1', true, false, false, ''],
    ]);
    expect(rows[1]?.releaseAt).toBe('2026-11-24T09:20:00.000Z');
    expect(rows.map((row) => row.checkInOpensAt.slice(0, 16))).toEqual([
      '2026-11-24T00:00',
      '2026-11-24T08:45',
      '2026-11-24T00:00',
    ]);
  });

  it('counts as new whoever joined within a week, though not for the first booking', async () => {
    const [ana1] = (await today()).rows;
    expect(ana1?.isNew).toBe(false);
    await inOperator(space, (tx) =>
      tx
        .updateTable('members')
        .set({ joinedAt: new Date('2026-11-18T00:00:00Z') })
        .where('operatorId', '=', space.operatorId)
        .where('id', '=', ana.memberId)
        .execute(),
    );
    expect((await today()).rows[0]?.isNew).toBe(true);
  });

  it('counts what is free at this moment, by kind', async () => {
    await makeResource(space, { name: 'Desk 2' });
    expect((await today()).freeNow).toEqual([
      { kind: 'desk', free: 1, of: 2 },
      { kind: 'meeting_room', free: 0, of: 1 },
    ]);
    expect((await today(undefined, new Date('2026-11-24T21:00:00Z'))).freeNow).toBeNull();
    expect((await today('2026-11-25')).freeNow).toBeNull();
  });

  it('says on a closed day that it is closed, and why', async () => {
    expect(await today('2026-11-26')).toMatchObject({ open: [], holiday: 'Harbour day', rows: [] });
  });

  it('lists what is shut: the whole space first', async () => {
    const { operatorId, spaceId } = space;
    const range = { startsAt: '2026-11-25T09:00:00Z', endsAt: '2026-11-25T12:00:00Z' };
    await inOperator(space, (tx) =>
      tx
        .insertInto('closures')
        .values([
          { operatorId, id: newId<'closure'>(), spaceId, resourceId: room, ...range, reason: 'New screen' },
          { operatorId, id: newId<'closure'>(), spaceId, resourceId: null, ...range, reason: 'Paint' },
        ])
        .execute(),
    );
    expect((await today('2026-11-25')).closures.map(({ resourceName, reason }) => [resourceName, reason])).toEqual([
      [null, 'Paint'],
      ['Anchor', 'New screen'],
    ]);
    expect((await today('2026-11-24')).closures).toEqual([]);
  });

  it('has the events of the day with how many come, and none that is not out', async () => {
    const host = await makeMember(space, 'host', 'Hana');
    const at = (localStart: string, more: object = {}) => ({
      wish: { title: localStart, localStart, ...more },
      now: BEFORE,
    });
    const { slug, dateIds } = await makeEvent(
      space,
      host,
      null,
      at('2026-11-25T18:00', { title: 'Reading', guestsEach: 1 }),
    );
    await makeEvent(space, host, null, at('2026-11-24T18:00'));
    await makeEvent(space, host, null, { ...at('2026-11-25T10:00'), input: { as: 'draft' } });
    await come(space, ana, dateIds[0]!, { party: 2 }, BEFORE);
    const { events } = await today('2026-11-25');
    expect(events).toEqual([
      {
        ...{ dateId: dateIds[0], title: 'Reading', slug, where: 'In the park', coming: 2, in: 0 },
        ...{ startsAt: '2026-11-25T18:00:00.000Z', endsAt: '2026-11-25T20:00:00.000Z' },
      },
    ]);
  });

  it('is for those who run the space, and shows nothing of another operator', async () => {
    await expect(readToday(ana, { spaceId: space.spaceId }, NOW)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const elsewhere = await makeSpace();
    const stranger = await makeMember(elsewhere, 'owner');
    await expect(readToday(stranger, { spaceId: space.spaceId }, NOW)).rejects.toMatchObject({
      code: 'space.not_found',
    });
    expect((await readToday(stranger, { spaceId: elsewhere.spaceId }, NOW)).rows).toEqual([]);
  });

  it('costs seven statements, however many places and people', async () => {
    const seen: string[] = [];
    const counted = async () => {
      seen.length = 0;
      onStatement((event) => seen.push(event.query.sql));
      await today();
      onStatement(undefined);
      return seen.filter((sql) => !/^(begin|commit|start transaction)|set_config/i.test(sql.trim())).length;
    };
    expect(await counted()).toBe(7);
    for (const at of ['08', '10', '12', '13']) {
      const more = await makeResource(space);
      await book(ana, more, `2026-11-24T${at}:00`, `2026-11-24T${at}:30`);
    }
    expect(await counted()).toBe(7);
  });
});
