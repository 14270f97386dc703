import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { instantOf } from '@/kernel/zone';
import { seededRandom } from '@/embedded/demo/seeded-random';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeGroup, makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { NO_WISH, type Wish } from './domain/wish';
import { searchFreeTime } from './find-time.reads';

const ZONE = 'Europe/Lisbon';
// A Thursday morning.
const NOW = instantOf('2026-11-26T08:00', ZONE);
const [TUE, THU] = ['2026-12-01', '2026-12-03'];

let space: MadeSpace;
let ana: ActingMember, visitor: ActingMember;
const ids: Record<string, ResourceId> = {};

type More = { capacity?: number; amenities?: string[]; parts?: ResourceId[]; openToVisitors?: boolean; group?: string };
async function make(at: MadeSpace, kind: ResourceKind, name: string, more: More = {}): Promise<ResourceId> {
  const groupId = more.group ? await makeGroup(at, more.group) : undefined;
  const id = await makeResource(at, { kind, name, parts: more.parts, openToVisitors: more.openToVisitors, groupId });
  await inOperator(at, (tx) =>
    tx
      .updateTable('resources')
      .set({ capacity: more.capacity ?? 1, amenities: more.amenities ?? [] })
      .where('operatorId', '=', at.operatorId)
      .where('id', '=', id)
      .execute(),
  );
  return id;
}
const take = (at: MadeSpace, resourceId: ResourceId, from: string, to: string, kind = 'event') =>
  inOperator(at, (tx) =>
    sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, expires_at)
      values (${at.operatorId}, ${resourceId}, ${instantOf(from, ZONE)}, ${instantOf(to, ZONE)}, ${kind}, ${kind === 'hold' ? 'infinity' : null}::timestamptz)`.execute(
      tx,
    ),
  );
const search = (wish: Partial<Wish>, who = ana, page = 1, at = space) =>
  inOperator(who, (tx) => searchFreeTime(tx, who, { spaceId: at.spaceId, wish: { ...NO_WISH, ...wish }, page }, NOW));
/** As `Library 2026-12-01 13:00-14:30`: the places in order with their first times. */
const found = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).items.map(({ resource, times }) => `${resource.name} ${short(times[0]!)}`);
const short = ({ date, startsAt, endsAt }: { date: string; startsAt: string; endsAt: string }) =>
  `${date} ${startsAt.slice(11, 16)}-${endsAt.slice(11, 16)}`;

beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  ana = await makeMember(space);
  visitor = await makeMember(space, 'visitor');
  ids.library = await make(space, 'meeting_room', 'Library', { capacity: 6, amenities: ['Screen', 'Whiteboard'] });
  ids.forum = await make(space, 'meeting_room', 'Forum', { capacity: 12, amenities: ['Screen'] });
  ids.nook = await make(space, 'meeting_room', 'Nook', { capacity: 6, openToVisitors: true });
  ids.desk = await make(space, 'desk', 'Desk 1', { group: 'Quiet desks' });
  ids.other = await make(space, 'desk', 'Desk 2', { openToVisitors: true });
  ids.halves = await make(space, 'event_space', 'North', { capacity: 20 });
  ids.hall = await make(space, 'event_space', 'Hall', {
    capacity: 40,
    parts: [ids.halves, await make(space, 'event_space', 'South', { capacity: 20 })],
  });
  await take(space, ids.library, `${TUE}T12:00`, `${TUE}T13:00`);
  await take(space, ids.library, `${THU}T10:00`, `${THU}T20:00`, 'hold');
  await take(space, ids.halves, `${TUE}T08:00`, `${TUE}T12:00`);
});

describe('finding a time', () => {
  it('answers: room for 6 with a screen, 90 minutes, Tuesday or Thursday afternoon', async () => {
    const wish: Partial<Wish> = {
      kinds: ['meeting_room'],
      people: 6,
      amenities: ['screen'],
      minutes: 90,
      days: [TUE, THU],
      parts: ['afternoon'],
    };
    const answer = await search(wish);
    expect(answer.items.map(({ resource, times }) => [resource.name, ...times.map(short)])).toEqual([
      ['Library', `${TUE} 13:00-14:30`],
      ['Forum', `${TUE} 12:00-13:30`, `${THU} 12:00-13:30`],
    ]);
    expect(answer).toMatchObject({ total: 2, pages: 1, dates: [TUE, THU], nearest: [], timeZone: ZONE });
    expect(answer.items.map((item) => item.reasons)).toEqual([
      ['exact_fit', 'has_all'],
      ['has_all', 'soonest', 'whole_window'],
    ]);
    // Its strip.
    expect(answer.items[0]!.times[0]).toMatchObject({
      open: [{ startsAt: `${TUE}T08:00:00.000Z`, endsAt: `${TUE}T20:00:00.000Z` }],
      taken: [{ startsAt: `${TUE}T12:00:00.000Z`, endsAt: `${TUE}T13:00:00.000Z` }],
      free: { startsAt: `${TUE}T13:00:00.000Z`, endsAt: `${TUE}T20:00:00.000Z` },
    });
  });

  it('goes by kind, size, amenities, group and name', async () => {
    expect(await found({ kinds: ['meeting_room'], people: 7, days: [TUE] })).toEqual([`Forum ${TUE} 08:00-09:00`]);
    expect(await found({ amenities: ['WHITEBOARD', 'Screen'], days: [TUE] })).toEqual([`Library ${TUE} 08:00-09:00`]);
    expect(await found({ group: 'quiet desks', days: [TUE] })).toEqual([`Desk 1 ${TUE} 09:00-17:00`]);
    expect(await found({ places: [ids.nook!], days: [TUE], from: '09:00', to: '12:00' })).toEqual([
      `Nook ${TUE} 09:00-12:00`,
    ]);
  });

  it('gives a hall only where all its parts are free', async () => {
    expect(await found({ kinds: ['event_space'], people: 30, days: [TUE] })).toEqual([`Hall ${TUE} 12:00-13:00`]);
  });

  it('shows visitors what is open to them', async () => {
    expect(await found({ days: [TUE], minutes: 60 }, visitor)).toEqual([
      `Nook ${TUE} 08:00-09:00`,
      `Desk 2 ${TUE} 08:00-09:00`,
    ]);
  });

  it('leaves out what is over today, and days gone by', async () => {
    const late = { ...ana };
    expect((await search({ days: ['2026-11-25'] }, late)).items).toEqual([]);
    const noon = await inOperator(ana, (tx) =>
      searchFreeTime(
        tx,
        ana,
        { spaceId: space.spaceId, wish: { ...NO_WISH, places: [ids.desk!], days: ['2026-11-26'] }, page: 1 },
        instantOf('2026-11-26T12:07', ZONE),
      ),
    );
    expect(noon.items[0]!.times.map(short)).toEqual(['2026-11-26 12:15-17:00']);
  });

  it('puts the usual place first, and says so', async () => {
    const ben = await makeMember(space);
    for (const date of ['2026-11-27', '2026-11-30'])
      await bookDesk(
        ben,
        bookDeskInput.parse({
          spaceId: space.spaceId,
          resourceId: ids.other,
          startsAt: `${date}T18:00`,
          endsAt: `${date}T19:00`,
          requestId: newId(),
        }),
        NOW,
      );
    const [first] = (await search({ kinds: ['desk'], days: [TUE] }, ben)).items;
    expect(first).toMatchObject({ resource: { name: 'Desk 2' }, reasons: ['usual', 'soonest', 'whole_window'] });
  });

  it('sees nothing of another operator, and is no space of theirs', async () => {
    const cove = await makeSpace();
    const stranger = await makeMember(cove);
    await expect(search({ places: [ids.desk!] }, stranger)).rejects.toMatchObject({ code: 'space.not_found' });
    expect((await search({ places: [ids.desk!] }, stranger, 1, cove)).items).toEqual([]);
  });
});

describe('where nothing is found', () => {
  it('says what works when one asks for a little less', async () => {
    const { items, nearest } = await search({ places: [ids.library!], minutes: 90, days: [THU], parts: ['afternoon'] });
    expect(items).toEqual([]);
    expect(nearest.map(({ by, first }) => [by, first.resource.name, short(first.times[0]!)])).toEqual([
      // Today still counts, and the morning of that day.
      ['other_day', 'Library', '2026-11-26 12:00-13:30'],
      ['other_time', 'Library', `${THU} 08:00-09:30`],
      ['other_place', 'Forum', `${THU} 12:00-13:30`],
    ]);
    expect(nearest[0]!.wish).toEqual({
      ...NO_WISH,
      places: [ids.library],
      minutes: 90,
      days: ['2026-11-26'],
      parts: ['afternoon'],
    });
  });

  it('takes a smaller room, or one without the screen, for what it is', async () => {
    const { nearest } = await search({ kinds: ['meeting_room'], people: 20, days: [TUE] });
    expect(nearest.map(({ by, first }) => [by, first.resource.name])).toEqual([
      ['smaller', 'Forum'],
      ['other_kind', 'South'],
    ]);
    const { nearest: without } = await search({ kinds: ['meeting_room'], amenities: ['Piano'], days: [TUE] });
    expect(without[0]).toMatchObject({ by: 'without', wish: { amenities: [] }, total: 3 });
  });

  it('offers a visitor nothing that is not theirs', async () => {
    const { nearest } = await search({ places: [ids.library!], days: [TUE] }, visitor);
    expect(nearest.map(({ first }) => first.resource.openToVisitors)).not.toContain(false);
  });
});

describe('the rules of the house', () => {
  it('are kept: own hours, buffers, notice, starts and lengths; and every time that is found can be booked', async () => {
    const house = await makeSpace({ opens: 480, closes: 1200 });
    const member = await makeMember(house);
    const made: ResourceId[] = [];
    for (const kind of ['desk', 'desk', 'meeting_room', 'phone_booth', 'parking'] as const)
      made.push(await make(house, kind, `${kind} ${made.length}`, { capacity: 4 }));
    const [half, room] = [await make(house, 'event_space', 'Half', { capacity: 10 }), made[2]!];
    made.push(
      half,
      await make(house, 'event_space', 'Whole', { parts: [half, await make(house, 'event_space', 'Rest')] }),
    );
    const { operatorId, spaceId } = house;
    await inOperator(house, (tx) =>
      tx
        .insertInto('resourceHours')
        .values({ operatorId, spaceId, resourceId: made[1]!, weekday: 2, opensMinute: 1080, closesMinute: 1560 })
        .execute(),
    );
    const step = { minMinutes: 30, maxMinutes: 180, step: { unit: 'minutes' as const, every: 30 } };
    await makeRule(house, { topic: 'length', kind: 'meeting_room', settings: { ...step, starts: [] } });
    await makeRule(house, {
      topic: 'length',
      kind: 'parking',
      settings: { ...step, starts: [], maxMinutes: null, step: { unit: 'half_day', noonMinute: 780 } },
    });
    await makeRule(house, { topic: 'notice', settings: { minMinutes: 26 * 60, maxDays: 9 } });
    await makeRule(house, {
      topic: 'buffer',
      kind: 'meeting_room',
      settings: { beforeMinutes: 20, afterMinutes: 40, noneBetweenOwn: false },
    });
    await makeRule(house, {
      topic: 'buffer',
      resourceId: half,
      settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false },
    });
    await makeRule(house, { topic: 'access', resourceId: made[3]!, settings: { anytime: true } });
    const random = seededRandom('finding').next;
    for (const id of [...made.slice(0, 6)])
      for (let at = NOW.getTime(); at < NOW.getTime() + 13 * 86_400_000;) {
        const from = at + Math.ceil((random() * 9 * 3_600_000) / 300_000) * 300_000;
        const to = from + Math.ceil((random() * 4 * 3_600_000 + 300_000) / 300_000) * 300_000;
        const local = (ms: number) => new Date(ms).toISOString().slice(0, 16);
        await take(house, id, local(from), local(to), random() < 0.3 ? 'hold' : 'event');
        at = to;
      }
    const wishes: Partial<Wish>[] = [
      {},
      { minutes: 45 },
      { minutes: 60 },
      { minutes: 30, parts: ['morning', 'evening'] },
      { parts: ['afternoon'] },
      { parts: ['all_day'] },
      { from: '09:00', to: '10:30' },
      { from: '18:30', minutes: 120 },
      {
        days: Array.from({ length: 14 }, (_, n) => new Date(NOW.getTime() + n * 86_400_000).toISOString().slice(0, 10)),
        minutes: 90,
      },
    ];
    const times = [];
    for (const wish of wishes)
      for (const { resource, times: of } of (await search(wish, member, 1, house)).items)
        for (const time of of) times.push({ resource, wish, ...time, luck: random() });
    expect(times.length).toBeGreaterThan(100);
    expect(new Set(times.map(({ resource }) => resource.name)).size).toBe(made.length + 1);
    for (const { resource, startsAt, endsAt, wish } of times.sort((a, b) => a.luck - b.luck).slice(0, 70)) {
      const input = bookDeskInput.parse({
        spaceId,
        resourceId: resource.id,
        startsAt,
        endsAt,
        requestId: newId(),
        dryRun: true,
      });
      const booked = await bookDesk(member, input, NOW).catch((error: Error) => error);
      expect(booked, `${resource.name} ${startsAt} ${endsAt} ${JSON.stringify(wish)}`).toMatchObject({ dryRun: true });
    }
  }, 60_000);

  it('say that a place wants a yes', async () => {
    const house = await makeSpace();
    const member = await makeMember(house);
    await make(house, 'meeting_room', 'Board');
    await makeRule(house, { topic: 'approval', kind: 'meeting_room', settings: { needed: true, answerMinutes: 60 } });
    expect((await search({}, member, 1, house)).items).toMatchObject([{ onRequest: true }]);
    expect((await search({}, await makeMember(house, 'owner'), 1, house)).items).toMatchObject([{ onRequest: false }]);
  });
});

it('comes in pages of twenty, and asks the database as often for sixty places as for five', async () => {
  const house = await makeSpace();
  const member = await makeMember(house);
  const counted = async (wish: Partial<Wish>, page = 1) => {
    let statements = 0;
    const answer = await inOperator(member, async (tx) => {
      onStatement(() => statements++);
      return searchFreeTime(tx, member, { spaceId: house.spaceId, wish: { ...NO_WISH, ...wish }, page }, NOW).finally(
        () => onStatement(undefined),
      );
    });
    return { statements, names: answer.items.map(({ resource }) => resource.name), ...answer };
  };
  for (let n = 0; n < 5; n++) await makeResource(house, { name: `Desk ${n}` });
  const few = await counted({ days: [TUE] });
  for (let n = 5; n < 60; n++) await makeResource(house, { name: `Desk ${n}` });
  const many = await counted({ days: [TUE] });
  // What the space has, and what of it is free.
  expect([few.statements, many.statements]).toEqual([2, 2]);
  expect([few.total, many.total, many.pages, many.items.length]).toEqual([5, 60, 3, 20]);
  const pages = [
    many.names,
    (await counted({ days: [TUE] }, 2)).names,
    (await counted({ days: [TUE] }, 3)).names,
  ].flat();
  expect(new Set(pages).size).toBe(60);
  expect((await counted({ days: [TUE] }, 4)).names).toEqual([]);
  // And once more for what nearly works.
  const full = await makeResource(house, { name: 'Full' });
  await take(house, full, `${TUE}T00:00`, `${THU}T00:00`);
  expect((await counted({ days: [TUE], places: [full] })).statements).toBe(3);
});
