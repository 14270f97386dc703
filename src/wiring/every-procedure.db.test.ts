import { TRPCError } from '@trpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { newId, type BookingId, type PersonId } from '@/kernel/ids';
import { sessionCookieName } from '@/server/auth/session-cookie';
import { signSession, type Session } from '@/server/auth/session-token';
import { asPerson, inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { contextFor, contextFromHeaders, type Context } from '@/server/trpc/context';
import { refusalOf } from '@/server/trpc/refusals';
import { makeFullOperator, type FullOperator } from '@/testing/full-operator';
import { makePerson, makeResource } from '@/testing/makers';
import { appRouter, createCaller } from './app-router';
import { apiDocument, handleRest } from './rest-routes';
import { GATES, type Entry, type House } from './testing-gates';
import { ADDRESSES, PROCEDURES } from './testing-visitors-book';

Object.assign(process.env, {
  LOG_LEVEL: 'silent',
  RATE_LIMIT_WRITES_PER_MINUTE: '100000',
  RATE_LIMIT_ADDRESS_PER_MINUTE: '100000',
  RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000',
});

const types = Object.fromEntries(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>).map(
    ([name, procedure]) => [name, procedure._def.type] as const,
  ),
);
const addresses = Object.entries(apiDocument().paths as Record<string, Record<string, unknown>>).flatMap(
  ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

let house: House;
let lagoon: FullOperator;
let stranger: PersonId;

beforeAll(async () => {
  const harbour = await makeFullOperator('Harbour');
  [lagoon, stranger] = [await makeFullOperator('Lagoon'), await makePerson()];
  const membersOnly = await makeResource(harbour);
  // Taken back by its member a moment ago, so that it could still be undone by somebody who may.
  const act = await cancelOneOf(harbour);
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  house = { harbour, cove: await makeFullOperator('Cove'), membersOnly, day, cancellationId: act };
});
afterAll(closeLimits);

/** Harbour's `both` books nothing more; one date of its owner is given back. */
async function cancelOneOf(harbour: FullOperator): Promise<string> {
  const { operatorId } = harbour;
  const { rows } = await inOperator(harbour, (tx) =>
    sql<{ id: string }>`select id from bookings where status = 'confirmed' and series_id is not null limit 1`.execute(
      tx,
    ),
  );
  const answer = await cancelBooking(harbour.owner, {
    operatorId,
    bookingId: rows[0]!.id as BookingId,
    scope: 'one',
    requestId: newId(),
  });
  return answer.cancellationId;
}

/** A sign-in that counts right now: one of the procedures signs people out everywhere. */
async function sessionOf(personId: PersonId | null): Promise<Session | null> {
  if (!personId) return null;
  const { rows } = await asPerson({ personId }, (tx) =>
    sql<{ sessionVersion: number }>`select session_version from auth.find_person(${personId})`.execute(tx),
  );
  return { personId, version: rows[0]!.sessionVersion };
}

/** Who asks, and what each must hear. */
const asking = (entry: Entry): [who: string, personId: PersonId | null, said: string][] => {
  const [nobody, noMember, elsewhere] = GATES[entry.gate].map((said) =>
    said === 'ok' ? (entry.always ?? 'ok') : said,
  );
  const inside = entry.always ?? 'ok';
  return [
    ['nobody', null, nobody!],
    ['a person who belongs nowhere', stranger, noMember!],
    ['the owner of another operator', lagoon.owner.personId, elsewhere!],
    ['a visitor', house.harbour.visitor.personId, entry.visitor ?? inside],
    ['a member', house.harbour.member.personId, entry.member ?? inside],
  ];
};

type Call = (input: unknown) => Promise<unknown>;
async function callIn(context: Context, name: string, input: unknown): Promise<string> {
  const [room, procedure] = name.split('.');
  const caller = createCaller(context) as unknown as Record<string, Record<string, Call>>;
  try {
    await caller[room!]![procedure!]!(input);
    return 'ok';
  } catch (error) {
    if (error instanceof TRPCError) return refusalOf(error).code;
    throw error;
  }
}

it('knows every procedure there is, and none that is gone', () => {
  expect(Object.keys(PROCEDURES).sort()).toEqual(Object.keys(types).sort());
  expect(Object.keys(ADDRESSES).sort()).toEqual(addresses.sort());
});

describe('on the screens', () => {
  it.each(Object.keys(PROCEDURES))('%s says what it must to everybody', async (name) => {
    const entry = PROCEDURES[name]!;
    const heard: [string, string][] = [];
    for (const [who, personId] of asking(entry))
      heard.push([who, await callIn(contextFor(await sessionOf(personId)), name, entry.input?.(house))]);
    expect(heard).toEqual(asking(entry).map(([who, , said]) => [who, said]));
  });

  const mutations = Object.keys(types).filter((name) => types[name] === 'mutation');
  it.each(mutations)('%s changes nothing for another site that has the cookie', async (name) => {
    const { token } = await signSession((await sessionOf(house.harbour.owner.personId))!, 'browser');
    const cookie = `${sessionCookieName()}=${token}`;
    const foreign: Record<string, string>[] = [
      { cookie },
      { cookie, 'x-coworkflow': '1', origin: 'https://evil.example' },
      { cookie, 'x-coworkflow': '1', 'sec-fetch-site': 'cross-site' },
      { cookie, 'x-coworkflow': '1', 'sec-fetch-site': 'same-site' },
      { cookie, origin: 'http://localhost:3000' },
    ];
    for (const headers of foreign) {
      const context = await contextFromHeaders(new Headers(headers));
      expect(await callIn(context, name, PROCEDURES[name]?.input?.(house))).toBe('request.cross_site');
    }
    const own = await contextFromHeaders(new Headers({ cookie, 'x-coworkflow': '1', origin: 'http://localhost:3000' }));
    expect(own.mayWrite && own.session?.personId).toBe(house.harbour.owner.personId);
  });

  it('knows neither a browser’s token as a program’s, nor the other way round', async () => {
    const session = (await sessionOf(house.harbour.owner.personId))!;
    const [browser, api] = [await signSession(session, 'browser'), await signSession(session, 'api')];
    const swapped: Record<string, string>[] = [
      { authorization: `Bearer ${browser.token}` },
      { cookie: `${sessionCookieName()}=${api.token}` },
    ];
    for (const headers of swapped) {
      const context = await contextFromHeaders(new Headers({ ...headers, 'x-coworkflow': '1' }));
      expect(await callIn(context, 'auth.me', undefined)).toBe('auth.sign_in_needed');
    }
  });
});

describe('in the API', () => {
  const request = async (address: string, headers: Record<string, string>): Promise<string> => {
    const [method, pattern] = address.split(' ') as [string, string];
    const { path, input } = ADDRESSES[address]!;
    const response = await handleRest(
      new Request(`http://localhost:3000/api/v1${path?.(house) ?? pattern}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
        body: input ? JSON.stringify(input(house)) : undefined,
      }),
    );
    return response.ok ? 'ok' : ((await response.json()) as { code: string }).code;
  };

  it.each(Object.keys(ADDRESSES))('%s says what it must to everybody', async (address) => {
    const entry = ADDRESSES[address]!;
    const heard: [string, string][] = [];
    for (const [who, personId] of asking(entry)) {
      const session = await sessionOf(personId);
      const bearer = session && { authorization: `Bearer ${(await signSession(session, 'api')).token}` };
      heard.push([who, await request(address, bearer ?? {})]);
    }
    expect(heard).toEqual(asking(entry).map(([who, , said]) => [who, said]));
  });

  it('takes nobody’s cookie', async () => {
    const { token } = await signSession((await sessionOf(house.harbour.owner.personId))!, 'browser');
    const cookie = { cookie: `${sessionCookieName()}=${token}`, 'x-coworkflow': '1' };
    for (const [address, { gate }] of Object.entries(ADDRESSES))
      if (gate !== 'public')
        expect([address, await request(address, cookie)]).toEqual([address, 'auth.sign_in_needed']);
  });
});
