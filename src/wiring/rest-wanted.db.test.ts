import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { HTTP_STATUS, type ErrorKind } from '@/kernel/domain-error';
import { newId, type BookingId, type ResourceId, type SeriesChangeId, type SeriesId } from '@/kernel/ids';
import type { MyWantedAnswer } from '@/features/bookings/wanted.contract';
import { contextFor } from '@/server/trpc/context';
import { refusalOf } from '@/server/trpc/refusals';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs, type RestAnswer, type RestClient } from '@/testing/rest-client';
import { createCaller } from './app-router';

let space: MadeSpace;
let ana: ActingMember;
let asAna: RestClient, asBen: RestClient, asDesk: RestClient, asOther: RestClient, asNobody: RestClient;
const year = new Date().getUTCFullYear() + 1;

beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  ana = await makeMember(space);
  [asAna, asBen, asDesk, asOther, asNobody] = await Promise.all([
    restAs(ana.personId),
    restAs((await makeMember(space)).personId),
    restAs((await makeMember(space, 'front_desk')).personId),
    restAs((await makeMember(await makeSpace(), 'owner')).personId),
    restAs(null),
  ]);
});

/** The answer as what it must be. */
const as = <T>({ body }: RestAnswer) => body as unknown as T;
const said = ({ status, body }: RestAnswer) => [status, body.code];
const caller = () => createCaller(contextFor({ personId: ana.personId, version: 1 }));
const refusal = async (call: Promise<unknown>) => {
  const error: unknown = await call.catch((failed: unknown) => failed);
  if (!(error instanceof TRPCError)) throw new Error('It was not refused.', { cause: error });
  const { kind, code } = refusalOf(error);
  return [HTTP_STATUS[kind as ErrorKind], code];
};
type Made = { desk: ResourceId; seriesId: SeriesId; dates: BookingId[] };

/** Four days from the first of March, of which Ben has the first two. */
async function crossed(): Promise<Made> {
  const desk = await makeResource(space);
  for (const day of ['03-01', '03-02'])
    await asBen.post(`/spaces/${space.spaceId}/book`, {
      ...{ resourceId: desk, startsAt: `${year}-${day}T09:00`, endsAt: `${year}-${day}T10:00` },
    });
  const { body } = await asAna.post('/series', {
    ...{ spaceId: space.spaceId, resourceId: desk, localStart: `${year}-03-01T09:00`, durationMinutes: 60 },
    ...{ rrule: 'FREQ=DAILY;COUNT=4', onClash: 'skip' },
  });
  const dates = body.occurrences.map((one: { bookingId: string }) => one.bookingId as BookingId);
  return { desk, seriesId: body.series.id as SeriesId, dates };
}
const want = (dates: readonly string[], wanted: string | null, who = asAna, key?: string) =>
  who.put('/users/me/wanted-dates', { operatorId: space.operatorId, bookingIds: dates, wanted }, { key });
async function wantedOf(dates: readonly string[]) {
  const { items } = as<MyWantedAnswer>(await asAna.get('/users/me/wanted-dates?limit=100'));
  return items.filter((one) => dates.includes(one.bookingId)).map(({ bookingId, wanted }) => [bookingId, wanted]);
}

describe('/users/me/wanted-dates', () => {
  it('lists page by page what the screens list', async () => {
    await crossed();
    const first = await asAna.get('/users/me/wanted-dates?limit=1');
    const { items, nextCursor } = as<MyWantedAnswer>(first);
    const screens = await caller().bookings.wanted({ limit: 1 });
    expect([first.status, { items, nextCursor }]).toEqual([200, screens]);
    const next = await asAna.get(`/users/me/wanted-dates?limit=1&cursor=${nextCursor}`);
    expect(as<MyWantedAnswer>(next).items[0]?.bookingId).not.toBe(items[0]?.bookingId);
    expect(said(await asAna.get('/users/me/wanted-dates?limit=0'))).toEqual([422, 'input.invalid']);
  });

  it('wants, and wants no more; a repeated key finds its answer', async () => {
    const { dates } = await crossed();
    const [one, two] = dates as [BookingId, BookingId];
    expect(await wantedOf(dates)).toEqual([
      [one, 'offer'],
      [two, 'offer'],
    ]);
    const key = newId();
    const done = await want(dates, 'fill', asAna, key);
    expect([done.status, as<{ dates: number }>(done).dates]).toEqual([200, 2]);
    expect((await want(dates, 'fill', asAna, key)).body).toEqual(done.body);
    expect(said(await want([one], 'fill', asAna, key))).toEqual([409, 'request.reused']);
    await want([one], null);
    expect(await wantedOf(dates)).toEqual([[two, 'fill']]);
  });

  it.each([
    ['booking.not_found', () => [newId<'booking'>()], 'fill'],
    ['input.invalid', () => [], 'fill'],
    ['input.invalid', () => [newId<'booking'>()], 'perhaps'],
  ])('refuses as the screens’ way does: %s', async (code, ids, wanted) => {
    const bookingIds = ids();
    const input = { operatorId: space.operatorId, bookingIds, wanted: wanted as 'fill', requestId: newId<'request'>() };
    const heard = await refusal(caller().bookings.wantDates(input));
    expect(said(await want(bookingIds, wanted))).toEqual(heard);
    expect(heard[1]).toBe(code);
  });

  it('is about one’s own dates alone', async () => {
    const { dates } = await crossed();
    for (const who of [asBen, asDesk]) expect(said(await want(dates, null, who))).toEqual([404, 'booking.not_found']);
    expect(said(await want(dates, null, asOther))).toEqual([404, 'operator.not_found']);
    expect(said(await want(dates, null, asNobody))).toEqual([401, 'auth.sign_in_needed']);
    expect(await wantedOf(dates)).toHaveLength(2);
  });
});

describe('POST /series/{id}/undo', () => {
  const later = { scope: 'following', from: `${year}-03-03T09:00`, localStart: `${year}-03-03T13:00`, onClash: 'skip' };
  async function changed() {
    const made = await crossed();
    const done = await asAna.patch(`/series/${made.seriesId}`, later);
    const { seriesId: part, changeId } = as<{ seriesId: SeriesId; changeId: SeriesChangeId }>(done);
    return { ...made, part, changeId };
  }
  const undo = (seriesId: string, changeId: string, who = asAna, key?: string) =>
    who.post(`/series/${seriesId}/undo`, { changeId }, { key });
  const startOf = async ({ dates }: Made) => {
    const { items } = await caller().bookings.mine({ when: 'upcoming', limit: 100 });
    return items.find(({ id }) => id === dates[2])?.startsAt;
  };

  it('puts back what was, by whatever part is named, once', async () => {
    for (const by of ['seriesId', 'part'] as const) {
      const made = await changed();
      expect(await startOf(made)).toBe(`${year}-03-03T13:00:00.000Z`);
      const key = newId();
      const done = await undo(made[by], made.changeId, asAna, key);
      expect([done.status, as<{ restored: number }>(done).restored]).toEqual([200, 2]);
      expect(await startOf(made)).toBe(`${year}-03-03T09:00:00.000Z`);
      expect((await undo(made[by], made.changeId, asAna, key)).body).toEqual(done.body);
      const input = { operatorId: space.operatorId, changeId: made.changeId, requestId: newId<'request'>() };
      const heard = await refusal(caller().bookings.undoSeriesChange(input));
      expect(said(await undo(made[by], made.changeId))).toEqual(heard);
      expect(heard).toEqual([409, 'change.already_undone']);
    }
  });

  it('names the dates that somebody has by now, and puts nothing back', async () => {
    const made = await changed();
    const when = { startsAt: `${year}-03-03T09:00`, endsAt: `${year}-03-03T10:00` };
    await asBen.post(`/spaces/${space.spaceId}/book`, { resourceId: made.desk, ...when });
    const late = await undo(made.seriesId, made.changeId);
    expect(said(late)).toEqual([409, 'series.change_taken']);
    expect(late.body.details).toEqual({ dates: [`${year}-03-03T09:00:00.000Z`] });
    expect(await startOf(made)).toBe(`${year}-03-03T13:00:00.000Z`);
  });

  it('is there only for whose it is and who runs the space, and only with its own series', async () => {
    const [made, other] = [await changed(), await changed()];
    for (const who of [asBen, asOther])
      expect(said(await undo(made.seriesId, made.changeId, who))).toEqual([404, 'booking.not_found']);
    expect(said(await undo(made.seriesId, made.changeId, asNobody))).toEqual([401, 'auth.sign_in_needed']);
    expect(said(await undo(made.seriesId, newId()))).toEqual([404, 'change.not_found']);
    expect(said(await undo(other.seriesId, made.changeId))).toEqual([404, 'change.not_found']);
    expect((await undo(made.seriesId, made.changeId, asDesk)).status).toBe(200);
  });
});
