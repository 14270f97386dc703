import { beforeAll, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { onStatement } from '@/server/db/pool';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readCalendar } from './calendar.reads';

const NOW = new Date('2026-11-23T08:00:00Z');
let space: MadeSpace;
let sofia: ActingMember;
let ana: ActingMember;
let hall: ResourceId;
let half: ResourceId;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  sofia = await makeMember(space, 'front_desk', 'Sofia');
  ana = await makeMember(space, 'member', 'Ana');
  half = await makeResource(space, { name: 'East', kind: 'event_space' });
  hall = await makeResource(space, { name: 'Hall', kind: 'event_space', parts: [half] });
  await book(hall, '2026-11-24');
  await book(await makeResource(space, { name: 'Desk 1' }), '2026-11-27');
});

const book = (resourceId: ResourceId, day: string) =>
  bookDesk(
    ana,
    bookDeskInput.parse({
      spaceId: space.spaceId,
      resourceId,
      startsAt: `${day}T09:00`,
      endsAt: `${day}T10:00`,
      requestId: newId(),
    }),
    NOW,
  );
const calendar = (from: string, days: number, by = sofia) =>
  readCalendar(by, { spaceId: space.spaceId, from, days }, NOW);

it('shows a day, and a booking of a whole on its parts as well', async () => {
  const { bookings, claims, places, dates } = await calendar('2026-11-24', 1);
  expect(dates).toEqual(['2026-11-24']);
  expect(bookings.map(({ name, resourceName }) => [name, resourceName])).toEqual([['Ana', 'Hall']]);
  expect(claims.map(({ resourceId, kind, words }) => [resourceId, kind, words])).toEqual([
    [half, 'other', 'Ana, through Hall'],
  ]);
  expect(places.find(({ id }) => id === hall)?.open).toEqual([
    { startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T20:00:00.000Z' },
  ]);
});

it('shows a week', async () => {
  const { bookings, dates } = await calendar('2026-11-23', 7);
  expect([dates[0], dates.at(-1)]).toEqual(['2026-11-23', '2026-11-29']);
  expect(bookings.map(({ resourceName }) => resourceName)).toEqual(['Hall', 'Desk 1']);
  expect((await calendar('2026-11-30', 7)).bookings).toEqual([]);
});

it('is for those who run the space, of this operator', async () => {
  await expect(calendar('2026-11-24', 1, ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
  const stranger = await makeMember(await makeSpace(), 'owner');
  await expect(calendar('2026-11-24', 1, stranger)).rejects.toMatchObject({ code: 'space.not_found' });
});

it('costs five statements for a day as for a week, however many places', async () => {
  const counted = async (days: number) => {
    const seen: string[] = [];
    onStatement((event) => seen.push(event.query.sql));
    await calendar('2026-11-23', days);
    onStatement(undefined);
    return seen.filter((sql) => !/^(begin|commit|start transaction)|set_config/i.test(sql.trim())).length;
  };
  expect([await counted(1), await counted(7)]).toEqual([5, 5]);
  for (let more = 0; more < 5; more++) await book(await makeResource(space), '2026-11-25');
  expect([await counted(1), await counted(7)]).toEqual([5, 5]);
});
