import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { makeMember, makePerson, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { rest, restAs, type RestClient } from '@/testing/rest-client';

let listed: MadeSpace, hidden: MadeSpace;
let desk: ResourceId, left: ResourceId, right: ResourceId, hall: ResourceId, hiddenDesk: ResourceId;
let ana: ActingMember;
let asAna: RestClient, asHidden: RestClient, asStranger: RestClient, asNobody: RestClient;

/** A Tuesday far enough ahead that nothing here is in the past. */
const year = new Date().getUTCFullYear() + 1;
const DAY = `${year}-03-10`;
const at = (time: string) => `${DAY}T${time}`;
const utc = (time: string) => `${DAY}T${time}:00.000Z`;

beforeAll(async () => {
  listed = await makeSpace({ name: 'Alfama', opens: 480, closes: 1200 });
  hidden = await makeSpace({ name: 'Secret', listed: false, opens: 480, closes: 1200 });
  ana = await makeMember(listed);
  desk = await makeResource(listed, { name: 'Desk 1', openToVisitors: true });
  left = await makeResource(listed, { name: 'Left half', kind: 'event_space' });
  right = await makeResource(listed, { name: 'Right half', kind: 'event_space' });
  hall = await makeResource(listed, { name: 'Hall', kind: 'event_space', parts: [left, right] });
  hiddenDesk = await makeResource(hidden, { name: 'Secret desk' });
  [asAna, asHidden, asStranger, asNobody] = await Promise.all([
    restAs(ana.personId),
    restAs((await makeMember(hidden)).personId),
    restAs(await makePerson()),
    restAs(null),
  ]);
});
afterEach(() => onStatement(undefined));

describe('GET /spaces', () => {
  it('lists what is listed, by words and kind, for nobody in particular', async () => {
    const all = await asNobody.get('/spaces');
    expect(all.status).toBe(200);
    expect(all.body.items.map((space) => space.id)).toEqual([listed.spaceId]);
    expect(all.body.nextCursor).toBeNull();
    expect((await asNobody.get('/spaces?text=alfama%20house&kind=event_space')).body.items).toHaveLength(1);
    expect((await asNobody.get('/spaces?kind=parking')).body.items).toEqual([]);
    expect((await asNobody.get('/spaces?text=secret')).body.items).toEqual([]);
    expect((await asNobody.get('/spaces?text=100%25_')).body.items).toEqual([]);
  });

  it('comes in pages', async () => {
    const second = await makeSpace({ name: 'Bica' });
    const first = await asNobody.get('/spaces?limit=1');
    expect(first.body.items).toHaveLength(1);
    const next = await asNobody.get(`/spaces?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.items[0]?.id, next.body.items[0]?.id]).toEqual([listed.spaceId, second.spaceId]);
    expect(next.body.nextCursor).toBeNull();
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'kind=castle', 'cursor=1', 'kind=desk&kind=desk', 'text=%00'])(
    'refuses ?%s and names the field',
    async (query) => {
      const { status, body } = await asNobody.get(`/spaces?${query}`);
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'input.invalid', errors: [{ path: query.split('=')[0] }] });
    },
  );
  it('ignores what it does not know, whatever it is called', async () => {
    for (const name of ['constructor', '__proto__', 'toString'])
      expect((await asNobody.get(`/spaces?${name}=1`)).status).toBe(200);
  });
});

describe('GET /spaces/{id}', () => {
  it('shows a listed space with its resources to anybody', async () => {
    const { status, body } = await asNobody.get(`/spaces/${listed.spaceId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: listed.spaceId, timeZone: 'Europe/Lisbon' });
    expect(body.resources.map((each) => each.name)).toEqual(
      expect.arrayContaining(['Desk 1', 'Hall', 'Left half', 'Right half']),
    );
    expect(body.hours.weekly).toHaveLength(7);
    expect(JSON.stringify(body)).not.toContain('shape');
  });
  it('shows one that is not listed to its members alone', async () => {
    const seen = await asHidden.get(`/spaces/${hidden.spaceId}`);
    expect(seen.body).toMatchObject({ id: hidden.spaceId, resources: [{ id: hiddenDesk }] });
    for (const who of [asNobody, asAna, asStranger]) {
      const answer = await who.get(`/spaces/${hidden.spaceId}`);
      const none = await who.get(`/spaces/${newId()}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'space.not_found']);
      expect({ ...answer.body, instance: '' }).toEqual({ ...none.body, instance: '' });
    }
  });
  it('refuses what is no id', async () => {
    for (const id of ['1', '%00', '%', "'"]) expect((await asNobody.get(`/spaces/${id}`)).status).toBe(422);
  });
});

describe('GET /spaces/{id}/availability', () => {
  const free = async (who: RestClient, space: MadeSpace, query: string) => {
    const { status, body } = await who.get(`/spaces/${space.spaceId}/availability?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return Object.fromEntries(
      body.resources.map((each) => [
        each.id,
        each.free.map(({ startsAt, endsAt }) => `${startsAt.slice(11, 16)}-${endsAt.slice(11, 16)}`),
      ]),
    );
  };

  it('is open time without what is held; the halves hold the hall and the hall its halves', async () => {
    for (const [resourceId, from, to] of [
      [desk, '09:00', '10:00'],
      [left, '12:00', '13:00'],
      [hall, '15:00', '16:00'],
    ] as const) {
      const booked = await asAna.post(`/spaces/${listed.spaceId}/book`, {
        resourceId,
        startsAt: at(from),
        endsAt: at(to),
      });
      expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    }
    const day = `from=${at('00:00')}&to=${year}-03-11T00:00`;
    expect(await free(asNobody, listed, day)).toEqual({
      [desk]: ['08:00-09:00', '10:00-20:00'],
      [left]: ['08:00-12:00', '13:00-15:00', '16:00-20:00'],
      [right]: ['08:00-15:00', '16:00-20:00'],
      [hall]: ['08:00-12:00', '13:00-15:00', '16:00-20:00'],
    });
  });

  it('takes instants, also with a plus sign that nobody encoded', async () => {
    const range = await asNobody.get(
      `/spaces/${listed.spaceId}/availability?from=${at('10:00')}:00+01:00&to=${at('12:00')}:00Z`,
    );
    expect(range.body).toMatchObject({ from: utc('09:00'), to: utc('12:00'), timeZone: 'Europe/Lisbon' });
  });

  it('is for members where the space is not listed', async () => {
    const day = `from=${at('10:00')}&to=${at('12:00')}`;
    expect(await free(asHidden, hidden, day)).toEqual({ [hiddenDesk]: ['10:00-12:00'] });
    for (const who of [asNobody, asAna]) {
      const answer = await who.get(`/spaces/${hidden.spaceId}/availability?${day}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'space.not_found']);
    }
  });

  it('asks the database twice, however many resources: the space, and what is held', async () => {
    const statements: string[] = [];
    onStatement((event) => statements.push(event.query.sql));
    await free(asNobody, listed, `from=${at('00:00')}&to=${at('23:59')}`);
    expect(statements.filter((text) => !/^(begin|start|commit)|set_config/.test(text.trim()))).toHaveLength(2);
  });

  it.each([
    ['from=&to=', 'from'],
    [`from=${DAY}&to=${at('10:00')}`, 'from'],
    [`from=${year}-02-30T09:00&to=${at('10:00')}`, 'from'],
    [`from=${at('10:00')}`, 'to'],
    [`from=${at('10:00')}&to=${at('10:00')}`, 'to'],
    [`from=${at('10:00')}&to=${year}-04-11T10:00`, 'to'],
    [`from=0000-01-01T00:00&to=9999-12-31T23:59`, 'to'],
  ])('refuses ?%s', async (query, field) => {
    const { status, body } = await asNobody.get(`/spaces/${listed.spaceId}/availability?${query}`);
    expect([status, body.code, body.errors[0]?.path]).toEqual([422, 'input.invalid', field]);
  });
});

describe('the way in', () => {
  it('answers 404 to an unknown address and 405 with Allow to another method', async () => {
    const unknown = await rest('GET', '/castles');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'request.unknown']);
    expect(unknown.headers.get('content-type')).toBe('application/problem+json');
    const method = await rest('DELETE', '/spaces');
    expect([method.status, method.body.code, method.headers.get('allow')]).toEqual([
      405,
      'request.method_not_allowed',
      'GET, HEAD, OPTIONS',
    ]);
    expect((await rest('POST', '/openapi.json')).status).toBe(405);
  });
  it('lets other sites call with a token, and never with a cookie', async () => {
    const preflight = await rest('OPTIONS', `/spaces/${listed.spaceId}/book`);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    const { signSession } = await import('@/server/auth/session-token');
    for (const use of ['browser', 'api'] as const) {
      const { token } = await signSession({ personId: ana.personId, version: 1 }, use);
      const headers = { cookie: `coworkflow.session=${token}`, 'x-coworkflow': '1' };
      expect((await rest('GET', '/users/me/bookings', { headers })).status).toBe(401);
    }
  });
  it('serves its own document, and heads without bodies', async () => {
    const document = await rest('GET', '/openapi.json');
    expect(document.body).toMatchObject({ openapi: '3.1.0' });
    const head = await rest('HEAD', '/spaces');
    expect([head.status, head.body]).toEqual([200, null]);
  });
});
