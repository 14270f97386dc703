import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { HTTP_STATUS, type ErrorKind } from '@/kernel/domain-error';
import { newId, type BookingId, type MemberId, type PersonId } from '@/kernel/ids';
import { contextFor } from '@/server/trpc/context';
import { refusalOf } from '@/server/trpc/refusals';
import { makeMember, makePerson, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs } from '@/testing/rest-client';
import { createCaller } from './app-router';

/** The same rules at every entrance: what the screens' way refuses, the programs' way refuses with the same code and status. */

let space: MadeSpace;
let people: Record<'ana' | 'ben' | 'visitor' | 'stranger', PersonId> & { nobody: null };
let desks: Record<'free' | 'taken' | 'mine', string>;
let booked: BookingId, cancelled: BookingId;

const year = new Date().getUTCFullYear() + 1;
const at = (text: string) => `${year}-${text}`;

beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  const [ana, ben, visitor] = [
    await makeMember(space),
    await makeMember(space),
    await makeMember(space, 'visitor'),
  ] as const;
  people = {
    ana: ana.personId,
    ben: ben.personId,
    visitor: visitor.personId,
    stranger: await makePerson(),
    nobody: null,
  };
  desks = { free: await makeResource(space), taken: await makeResource(space), mine: await makeResource(space) };
  const caller = createCaller(contextFor({ personId: people.ana, version: 1 }));
  const make = (resourceId: string, from: string, to: string) =>
    caller.bookings.book({
      spaceId: space.spaceId,
      resourceId,
      startsAt: at(from),
      endsAt: at(to),
      requestId: newId(),
    });
  await make(desks.taken, '03-10T08:00', '03-10T20:00');
  booked = (await make(desks.mine, '03-10T09:00', '03-10T10:00')).booking.id as BookingId;
  cancelled = (await make(desks.mine, '03-11T09:00', '03-11T10:00')).booking.id as BookingId;
  await caller.bookings.cancel({
    operatorId: space.operatorId,
    bookingId: cancelled,
    scope: 'one',
    requestId: newId(),
  });
});

type Who = keyof typeof people;
const callerOf = (who: Who) => {
  const personId = people[who];
  return createCaller(contextFor(personId && { personId, version: 1 }));
};
async function trpcRefusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (failed: unknown) => failed,
  );
  if (!(error instanceof TRPCError)) throw new Error('It was not refused.', { cause: error });
  const { kind, code } = refusalOf(error);
  return [HTTP_STATUS[kind as ErrorKind], code];
}

type Wish = { who?: Who; desk?: 'free' | 'taken' | 'none'; from?: string; to?: string };
const bookings: [string, Wish][] = [
  ['booking.slot_taken', { who: 'ben', desk: 'taken' }],
  ['booking.ends_before_start', { to: '03-10T08:00' }],
  ['booking.too_short', { to: '03-10T09:01' }],
  ['booking.too_long', { to: '05-10T09:00' }],
  ['booking.outside_hours', { to: '03-10T21:00' }],
  ['booking.not_for_visitors', { who: 'visitor' }],
  ['resource.not_found', { desk: 'none' }],
  ['space.not_found', { who: 'stranger' }],
  ['auth.sign_in_needed', { who: 'nobody' }],
  ['input.invalid', { from: '02-30T09:00' }],
];
const asInput = ({ desk = 'free', from = '03-10T09:00', to = '03-10T10:00' }: Wish) => ({
  resourceId: desk === 'none' ? newId() : desks[desk],
  startsAt: at(from),
  endsAt: at(to),
});

describe('booking is refused alike', () => {
  it.each(bookings)('%s', async (code, wish) => {
    const { who = 'ana' } = wish;
    const viaRest = await (await restAs(people[who])).post(`/spaces/${space.spaceId}/book`, asInput(wish));
    const viaTrpc = callerOf(who).bookings.book({ ...asInput(wish), spaceId: space.spaceId, requestId: newId() });
    expect([viaRest.status, viaRest.body.code]).toEqual(await trpcRefusal(viaTrpc));
    expect(viaRest.body.code).toBe(code);
  });
  it('in the past and too far ahead', async () => {
    for (const [shift, code] of [
      [-1, 'booking.in_past'],
      [3, 'booking.too_far_ahead'],
    ] as const) {
      const day = `${new Date().getUTCFullYear() + shift}-03-10`;
      const wish = { resourceId: desks.free, startsAt: `${day}T09:00`, endsAt: `${day}T10:00` };
      const viaRest = await (await restAs(people.ana)).post(`/spaces/${space.spaceId}/book`, wish);
      const viaTrpc = callerOf('ana').bookings.book({ ...wish, spaceId: space.spaceId, requestId: newId() });
      expect([viaRest.status, viaRest.body.code]).toEqual(await trpcRefusal(viaTrpc));
      expect(viaRest.body.code).toBe(code);
    }
  });
});

describe('a series is refused alike', () => {
  const series: [string, Wish & { rrule?: string; onClash?: 'skip' | 'fail' }][] = [
    ['series.clashes', { who: 'ben', desk: 'taken' }],
    ['series.nothing_free', { who: 'ben', desk: 'taken', rrule: 'FREQ=WEEKLY;COUNT=1', onClash: 'skip' }],
    ['series.too_many_dates', { rrule: 'FREQ=DAILY;COUNT=600' }],
    ['booking.not_for_visitors', { who: 'visitor' }],
    ['input.invalid', { rrule: 'FREQ=HOURLY' }],
    ['space.not_found', { who: 'stranger' }],
    ['auth.sign_in_needed', { who: 'nobody' }],
  ];
  it.each(series)('%s', async (code, wish) => {
    const { who = 'ana', rrule = 'FREQ=WEEKLY;COUNT=3', onClash = 'fail' } = wish;
    const input = asInput(wish);
    const viaRest = await (
      await restAs(people[who])
    ).post(`/spaces/${space.spaceId}/book`, { ...input, recurrence: { rrule }, onClash });
    const viaTrpc = callerOf(who).bookings.bookSeries({
      spaceId: space.spaceId,
      resourceId: input.resourceId,
      localStart: input.startsAt,
      durationMinutes: 60,
      rrule,
      onClash,
      requestId: newId(),
    });
    expect([viaRest.status, viaRest.body.code]).toEqual(await trpcRefusal(viaTrpc));
    expect(viaRest.body.code).toBe(code);
  });
});

describe('cancelling is refused alike', () => {
  const cases: [string, Who, () => BookingId, ('one' | 'all')?][] = [
    ['booking.not_found', 'ben', () => booked],
    ['booking.not_found', 'ana', () => newId<'booking'>()],
    ['booking.already_cancelled', 'ana', () => cancelled],
    ['booking.not_in_series', 'ana', () => booked, 'all'],
    ['auth.sign_in_needed', 'nobody', () => booked],
  ];
  it.each(cases)('%s for %s', async (code, who, idOf, scope = 'one') => {
    const bookingId = idOf();
    const viaRest = await (await restAs(people[who])).put(`/bookings/${bookingId}/cancel`, { scope });
    const { operatorId } = space;
    const viaTrpc = callerOf(who).bookings.cancel({ operatorId, bookingId, scope, requestId: newId() });
    expect([viaRest.status, viaRest.body.code]).toEqual(await trpcRefusal(viaTrpc));
    expect(viaRest.body.code).toBe(code);
  });
});

describe('looking at what was given up is refused alike', () => {
  const cases: [string, Who, ReleasedWish?][] = [
    ['auth.not_allowed', 'ben', { memberId: newId<'member'>() }],
    ['operator.not_found', 'stranger'],
    ['auth.sign_in_needed', 'nobody'],
    ['input.invalid', 'ana', { days: 0 }],
  ];
  type ReleasedWish = { memberId?: MemberId; days?: number };
  it.each(cases)('%s for %s', async (code, who, wish = {}) => {
    const asText = Object.entries({ operatorId: space.operatorId, ...wish }).map(([key, value]) => [
      key,
      String(value),
    ]);
    const query = new URLSearchParams(asText);
    const viaRest = await (await restAs(people[who])).get(`/users/me/released-time?${query}`);
    const viaTrpc = callerOf(who).bookings.released({ operatorId: space.operatorId, ...wish });
    expect([viaRest.status, viaRest.body.code]).toEqual(await trpcRefusal(viaTrpc));
    expect(viaRest.body.code).toBe(code);
  });
  it('and answered alike', async () => {
    const { operatorId } = space;
    const viaRest = await (await restAs(people.ana)).get(`/users/me/released-time?operatorId=${operatorId}&days=7`);
    expect(viaRest.body).toEqual(await callerOf('ana').bookings.released({ operatorId, days: 7 }));
  });
});
