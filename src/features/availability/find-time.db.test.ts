import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { NO_WISH, type Wish } from './domain/wish';
import { searchFreeTime } from './find-time.reads';
import { make, NOW, take, ZONE } from './testing-finding';

const [TUE, THU] = ['2026-12-01', '2026-12-03'];

let space: MadeSpace;
let ana: ActingMember, visitor: ActingMember;
const ids: Record<string, ResourceId> = {};

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

  it('shows on the strip also what is too short for the wish', async () => {
    const house = await makeSpace({ opens: 480, closes: 1200 });
    const desk = await makeResource(house);
    await take(house, desk, `${TUE}T08:15`, `${TUE}T12:00`);
    await take(house, desk, `${TUE}T12:30`, `${TUE}T15:00`);
    const answer = await search({ minutes: 60, days: [TUE] }, await makeMember(house), 1, house);
    expect(answer.items[0]!.times[0]).toMatchObject({
      startsAt: `${TUE}T15:00:00.000Z`,
      taken: [
        { startsAt: `${TUE}T08:15:00.000Z`, endsAt: `${TUE}T12:00:00.000Z` },
        { startsAt: `${TUE}T12:30:00.000Z`, endsAt: `${TUE}T15:00:00.000Z` },
      ],
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

  it('says of a place that was named that one has it already', async () => {
    const [cleo, desk] = [await makeMember(space), await make(space, 'desk', 'Desk 4')];
    const time = { startsAt: `${TUE}T08:00`, endsAt: `${TUE}T20:00` };
    const wish = bookDeskInput.parse({ spaceId: space.spaceId, resourceId: desk, ...time, requestId: newId() });
    const { booking } = await bookDesk(cleo, wish, NOW);
    const range = { startsAt: `${TUE}T08:00:00.000Z`, endsAt: `${TUE}T20:00:00.000Z` };
    const named: Partial<Wish> = { places: [desk], days: [TUE] };
    const found = await search(named, cleo);
    expect([found.items, found.yours]).toEqual([
      [],
      [{ bookingId: booking.id, resourceName: 'Desk 4', date: TUE, ...range }],
    ]);
    expect((await search(named, ana)).yours).toEqual([]);
    expect((await search({ ...named, days: [THU] }, cleo)).yours).toEqual([]);
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
  // What the space has, what of it is free, and the strips of what is shown.
  expect([few.statements, many.statements]).toEqual([3, 3]);
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
  // … and for what they have of it themselves.
  expect((await counted({ days: [TUE], places: [full] })).statements).toBe(5);
});
