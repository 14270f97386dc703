import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { setReactions } from '@/server/jobs/reactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeResource } from '@/testing/makers';
import { readManagedSpace } from '../resources.reads';
import { hour, makeHouse } from '../testing-parts';
import { audited, makeScene, requestId, seen } from '../testing-resources';
import { retireResource } from './retire-resource';
import { setParts } from './set-parts';

process.env.DATABASE_POOL_SIZE = '50';
setReactions(() => []);

let house: Awaited<ReturnType<typeof makeHouse>>;
beforeAll(async () => {
  house = await makeHouse();
});

it('leaves what is over where it was, and nothing amiss in that', async () => {
  const [a, b] = [await house.room('A'), await house.room('B')];
  const whole = await house.room('Whole', [a]);
  const { spaceId, operatorId } = house.space;
  const when = { startsAt: hour(-60).toISOString(), endsAt: hour(-59).toISOString() };
  const wish = bookDeskInput.parse({ spaceId, resourceId: whole, ...when, requestId: requestId() });
  await bookDesk(house.members[0]!, wish, hour(-70));
  await house.book(whole, 0, 1);
  await house.set(whole, [b]);
  expect(await house.hours(a)).toEqual([-60]);
  expect(await house.hours(b)).toEqual([0]);
  expect(await auditOccupancies(operatorId)).toEqual(CLEAN);
  // What is to come is compared part by part all the same.
  await inOperator(house.space, (tx) =>
    sql`update occupancies set resource_id = ${a} where operator_id = ${operatorId} and resource_id = ${b}`.execute(tx),
  );
  expect(await auditOccupancies(operatorId)).toEqual({ ...CLEAN, confirmedAmiss: 2 });
  await inOperator(house.space, (tx) =>
    sql`update occupancies set resource_id = ${b} where operator_id = ${operatorId} and resource_id = ${a} and starts_at = ${hour(0)}`.execute(
      tx,
    ),
  );
});

describe('what may be a part of what', () => {
  it('is never itself, however far around, nor a fourth level; the words name the way', async () => {
    const it = await house.hall();
    const [seat, campus] = [await house.room('Seat'), await house.room('Campus')];
    const { resources } = await readManagedSpace(house.owner, house.space.spaceId);
    const name = (id: ResourceId) => resources.find((one) => one.id === id)?.name;
    await expect(house.set(it.ne, [it.hall])).rejects.toMatchObject({
      kind: 'invalid',
      code: 'parts.ring',
      details: { path: [name(it.ne), name(it.hall), name(it.east), name(it.ne)] },
    });
    await expect(house.set(it.ne, [seat])).rejects.toMatchObject({
      code: 'parts.too_deep',
      details: { path: [name(it.hall), name(it.east), name(it.ne), name(seat)] },
    });
    await expect(house.set(campus, [it.hall])).rejects.toMatchObject({ code: 'parts.too_deep' });
    await expect(house.set(it.hall, [it.east, it.west, it.ne])).rejects.toMatchObject({
      code: 'parts.inside_another',
      details: { path: [name(it.ne), name(it.east)] },
    });
  });

  it('is in use and in the same space', async () => {
    const [whole, part] = [await house.room('Whole'), await house.room('Part')];
    await retireResource(house.owner, { spaceId: house.space.spaceId, resourceId: part, requestId: requestId() });
    await expect(house.set(whole, [part])).rejects.toMatchObject({ code: 'resource.retired' });
    await expect(house.set(part, [])).rejects.toMatchObject({ code: 'resource.retired' });
    await expect(house.set(whole, [newId<'resource'>()])).rejects.toMatchObject({ code: 'resource.not_found' });
    const other = await makeScene();
    await expect(house.set(whole, [await makeResource(other.space)])).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('is said by owners and managers, once per request', async () => {
    const [whole, a, b] = [await house.room('Whole'), await house.room('A'), await house.room('B')];
    const asked = { spaceId: house.space.spaceId, resourceId: whole, partIds: [a, b], requestId: requestId() };
    await expect(setParts(house.desk, asked)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(setParts(house.stranger, asked)).rejects.toMatchObject({ kind: 'not_found' });
    await Promise.all([setParts(house.manager, asked), setParts(house.manager, asked)]);
    expect((await seen(house.owner, house.space, whole)).partIds.toSorted()).toEqual([a, b].sort());
    expect(await audited(house.space, whole)).toEqual(['resource.parts_set']);
  });

  it('two who would close a ring together: one of them is told', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await house.room('A'), await house.room('B')];
      const said = await Promise.allSettled([house.set(a, [b]), house.set(b, [a])]);
      expect(said.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('what is booked already', () => {
  it('moves along: the new part is taken, the old one is free, what stays keeps its rows', async () => {
    const [a, b, c] = [await house.room('A'), await house.room('B'), await house.room('C')];
    const whole = await house.room('Whole', [a, b]);
    await house.book(whole, 0, 2);
    await house.book(b, 5, 6);
    const kept = await house.rowIds(a);
    await house.set(whole, [a, c]);
    expect(await house.hours(b)).toEqual([5]);
    expect(await house.hours(c)).toEqual([0]);
    expect(await house.rowIds(a)).toEqual(kept);
    await house.book(b, 0, 2);
    await expect(house.book(c, 0, 2)).rejects.toMatchObject({ code: 'booking.slot_taken' });
    expect(await auditOccupancies(house.space.operatorId)).toEqual(CLEAN);
  });

  it('moves along through the levels, when a room is divided and when it is put together again', async () => {
    const [east, west] = [await house.room('East'), await house.room('West')];
    const whole = await house.room('Hall', [east, west]);
    await house.book(whole, 0, 1);
    await house.book(east, 2, 3);
    const [ne, se] = [await house.room('NE'), await house.room('SE')];
    await house.set(east, [ne, se]);
    expect([await house.hours(east), await house.hours(ne), await house.hours(se), await house.hours(west)]).toEqual([
      [],
      [0, 2],
      [0, 2],
      [0],
    ]);
    await house.set(east, []);
    expect([await house.hours(east), await house.hours(ne), await house.hours(se), await house.hours(west)]).toEqual([
      [0, 2],
      [],
      [],
      [0],
    ]);
    expect(await auditOccupancies(house.space.operatorId)).toEqual(CLEAN);
  });

  it('series go along, date by date', async () => {
    const [a, b] = [await house.room('A'), await house.room('B')];
    const whole = await house.room('Whole', [a]);
    const { series } = await bookDeskWeekly(
      house.members[1]!,
      bookSeriesInput.parse({
        spaceId: house.space.spaceId,
        resourceId: whole,
        localStart: `${hour(48).toISOString().slice(0, 10)}T09:00`,
        durationMinutes: 60,
        rrule: 'FREQ=WEEKLY;COUNT=20',
        onClash: 'fail',
        requestId: requestId(),
      }),
    );
    expect(series).toBeTruthy();
    await house.set(whole, [a, b]);
    expect(await house.hours(b)).toEqual(await house.hours(a));
    expect(await house.hours(b)).toHaveLength(20);
  });

  it('stays as it is where the new part is taken: the clashes are named, nothing is changed', async () => {
    const [a, b] = [await house.room('A'), await house.room('B')];
    const whole = await house.room('Whole', [a]);
    await house.book(whole, 0, 2, house.members[2]);
    await house.book(whole, 5, 6, house.members[2]);
    await house.book(b, 1, 3, house.members[3]);
    await expect(house.set(whole, [a, b])).rejects.toMatchObject({
      kind: 'conflict',
      code: 'parts.clash',
      details: {
        count: 1,
        clashes: [
          {
            holder: 'Member 3',
            wanting: 'Member 2',
            kind: 'booking',
            startsAt: hour(1).toISOString(),
            endsAt: hour(3).toISOString(),
          },
        ],
      },
    });
    expect((await seen(house.owner, house.space, whole)).partIds).toEqual([a]);
    expect([await house.hours(a), await house.hours(b)]).toEqual([[0, 5], [1]]);
    expect(await audited(house.space, whole)).toEqual([]);
  });

  it('keeps its buffers, and they give way to the next booking of the same member alone', async () => {
    const [a, b] = [await house.room('A'), await house.room('B')];
    const whole = await house.room('Whole', [a]);
    const withBuffer = async (from: number, who: ActingMember) => {
      const { booking } = await house.book(whole, from, from + 1, who);
      await inOperator(house.space, (tx) =>
        sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, booking_id, buffer)
          values (${house.space.operatorId}, ${a}, ${hour(from + 1)}, ${hour(from + 2)}, 'booking', ${booking.id}, true)`.execute(
          tx,
        ),
      );
    };
    await withBuffer(10, house.members[0]!);
    await withBuffer(20, house.members[1]!);
    await house.book(b, 21, 22, house.members[1]);
    await house.set(whole, [a, b]);
    const on = async (id: ResourceId) =>
      (await house.heldOn(id)).map((row) => [(+row.startsAt - +hour(0)) / 3_600_000, row.buffer]);
    expect(await on(b)).toEqual([
      [10, false],
      [11, true],
      [20, false],
      [21, false],
    ]);
    await house.set(whole, [a]);
    await house.book(b, 11, 12, house.members[3]);
    await expect(house.set(whole, [a, b])).rejects.toMatchObject({ code: 'parts.clash', details: { count: 1 } });
  });

  it('closures of the whole shut its new parts, and leave those that go', async () => {
    const [a, b] = [await house.room('A'), await house.room('B')];
    const whole = await house.room('Whole', [a]);
    const { operatorId, spaceId } = house.space;
    const id = newId<'closure'>();
    await inOperator(house.space, async (tx) => {
      await tx
        .insertInto('closures')
        .values({ operatorId, id, spaceId, resourceId: whole, startsAt: hour(30), endsAt: hour(40), reason: 'Paint' })
        .execute();
      await tx
        .insertInto('occupancies')
        .values({ operatorId, resourceId: a, startsAt: hour(30), endsAt: hour(40), kind: 'closure', closureId: id })
        .execute();
    });
    await house.book(b, 33, 34);
    await house.set(whole, [b]);
    expect(await house.hours(a)).toEqual([]);
    expect(await house.hours(b)).toEqual([30, 33, 34]);
  });
});
