import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import type { SearchAnswer } from '@/features/availability/search.contract';
import { contextFor } from '@/server/trpc/context';
import { makeMember, makePerson, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs, type RestClient } from '@/testing/rest-client';
import { createCaller } from './app-router';

let space: MadeSpace;
let room: ResourceId;
let asAna: RestClient, asVisitor: RestClient, asStranger: RestClient, asNobody: RestClient;
let ana: Awaited<ReturnType<typeof makeMember>>;

/** A Tuesday far enough ahead that nothing here is in the past. */
const year = new Date().getUTCFullYear() + 1;
const [DAY, NEXT] = [`${year}-03-10`, `${year}-03-11`];

beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  ana = await makeMember(space);
  room = await makeResource(space, { name: 'Room', kind: 'meeting_room' });
  await makeResource(space, { name: 'Desk 1' });
  await makeResource(space, { name: 'Desk 2', openToVisitors: true });
  [asAna, asVisitor, asStranger, asNobody] = await Promise.all([
    restAs(ana.personId),
    restAs((await makeMember(space, 'visitor')).personId),
    restAs(await makePerson()),
    restAs(null),
  ]);
});

const search = async (who: RestClient, query: string) => {
  const { status, body } = await who.get(`/spaces/${space.spaceId}/search?${query}`);
  return { status, code: body.code, fields: body.errors, answer: body as unknown as SearchAnswer };
};
const short = ({ items }: SearchAnswer) =>
  items.map(({ resource, times }) => [resource.name, ...times.map((time) => time.startsAt.slice(0, 16))]);

describe('GET /spaces/{id}/search', () => {
  it('finds what the screens find, by lists in the address', async () => {
    const query = `kinds=meeting_room,desk&minutes=90&days=${NEXT},${DAY}&parts=afternoon&page=1`;
    const { status, answer } = await search(asAna, query);
    expect(status).toBe(200);
    expect(short(answer)).toEqual(['Room', 'Desk 1', 'Desk 2'].map((name) => [name, `${DAY}T12:00`, `${NEXT}T12:00`]));
    const caller = createCaller(contextFor({ personId: ana.personId, version: 1 }));
    const wish = {
      kinds: ['meeting_room', 'desk'] as const,
      minutes: 90,
      days: [NEXT, DAY],
      parts: ['afternoon'] as const,
    };
    expect(answer).toEqual(
      await caller.availability.search({
        spaceId: space.spaceId,
        ...wish,
        kinds: [...wish.kinds],
        parts: [...wish.parts],
      }),
    );
  });

  it('finds a time that can be booked as it stands, and then another', async () => {
    const query = `places=${room}&days=${DAY}&from=09:00&to=20:00&minutes=60`;
    const [first] = (await search(asAna, query)).answer.items[0]!.times;
    const booked = await asAna.post(
      `/spaces/${space.spaceId}/book`,
      { resourceId: room, startsAt: first!.startsAt, endsAt: first!.endsAt },
      { key: newId() },
    );
    expect(booked.status).toBe(201);
    expect(short((await search(asAna, query)).answer)).toEqual([['Room', `${DAY}T10:00`]]);
  });

  it('shows visitors what is open to them, and strangers nothing', async () => {
    expect(short((await search(asVisitor, `days=${DAY}`)).answer)).toEqual([['Desk 2', `${DAY}T09:00`]]);
    expect(await search(asStranger, `days=${DAY}`)).toMatchObject({ status: 404, code: 'space.not_found' });
    expect(await search(asNobody, `days=${DAY}`)).toMatchObject({ status: 401, code: 'auth.sign_in_needed' });
  });

  it('says what nearly works where nothing does', async () => {
    const { answer } = await search(asAna, `kinds=desk&amenities=Piano&days=${DAY}`);
    expect(answer).toMatchObject({ total: 0, items: [], nearest: [{ by: 'without', total: 2 }] });
  });

  it.each([
    ['kinds=castle', 'kinds'],
    ['people=0', 'people'],
    ['minutes=4', 'minutes'],
    [`days=${year}-02-30`, 'days'],
    ['from=25:00', 'from'],
    ['from=12:00&to=09:00', 'to'],
    ['places=1', 'places'],
    ['parts=dawn', 'parts'],
    ['page=0', 'page'],
  ])('refuses ?%s and names the field', async (query, field) => {
    const { status, code, fields } = await search(asAna, query);
    expect([status, code, fields[0]?.path.split('.')[0]]).toEqual([422, 'input.invalid', field]);
  });
});
