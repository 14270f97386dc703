import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SeriesChangePlan } from '@/features/bookings/series-change.contract';
import type { SeriesPlan } from '@/features/bookings/series.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { HTTP_STATUS, type ErrorKind } from '@/kernel/domain-error';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { contextFor } from '@/server/trpc/context';
import { refusalOf } from '@/server/trpc/refusals';
import { makeMember, makePerson, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs, type RestAnswer, type RestClient } from '@/testing/rest-client';
import { createCaller } from './app-router';

let space: MadeSpace;
let ana: ActingMember;
let asAna: RestClient, asBen: RestClient, asDesk: RestClient, asOther: RestClient, asStranger: RestClient;
let asNobody: RestClient;

const year = new Date().getUTCFullYear() + 1;
const on = (day: string, time = '09:00') => `${year}-${day}T${time}`;

beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  ana = await makeMember(space, 'member', 'Ana');
  [asAna, asBen, asDesk, asOther, asStranger, asNobody] = await Promise.all([
    restAs(ana.personId),
    restAs((await makeMember(space, 'member', 'Ben')).personId),
    restAs((await makeMember(space, 'front_desk', 'Dora')).personId),
    restAs((await makeMember(await makeSpace(), 'owner')).personId),
    restAs(await makePerson()),
    restAs(null),
  ]);
});

const said = ({ status, body }: RestAnswer) => [status, body.code];
/** The answer as what it must be. */
const as = <T>({ body }: RestAnswer) => body as unknown as T;
type Change = { changeId: string; seriesId: string; changed: number; kept: number; skipped: number };
type Shown = { localStart: string; state: string };
const states = (rows: readonly unknown[] | undefined) =>
  ((rows ?? []) as Shown[]).map(({ localStart, state }) => `${localStart.slice(5, 10)} ${state}`);

/** Six Mondays, or whatever weekday the first of March is, nine to eleven. */
const wish = (resourceId: ResourceId, more: object = {}) => ({
  ...{ spaceId: space.spaceId, resourceId, localStart: on('03-01'), durationMinutes: 120 },
  ...{ rrule: 'FREQ=WEEKLY;COUNT=6', ...more },
});
async function booked(more: object = {}): Promise<{ id: string; desk: ResourceId }> {
  const desk = await makeResource(space);
  const answer = await asAna.post('/series', wish(desk, more));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return { id: answer.body.series.id, desk };
}
/** Somebody else's hour on a desk. */
const block = (resourceId: ResourceId, day: string, from = '14:00') =>
  asBen.post(`/spaces/${space.spaceId}/book`, { resourceId, startsAt: on(day, from), endsAt: on(day, '15:00') });
const change = (id: string, body: object, who = asAna, key?: string) => who.patch(`/series/${id}`, body, { key });
/** "03-08 14:00-16:00", as it stands on the wall, with its note. */
const dates = (resourceId: ResourceId) =>
  inOperator(space, async (tx) => {
    const query = tx.selectFrom('bookings').select(['startsAt', 'endsAt', 'note', 'status', 'memberId']);
    const rows = await query.where('resourceId', '=', resourceId).orderBy('startsAt').execute();
    const clock = (at: Date) => at.toLocaleTimeString('en-GB', { timeZone: 'Europe/Lisbon', timeStyle: 'short' });
    return rows
      .filter((row) => row.memberId === ana.memberId && row.status === 'confirmed')
      .map(({ startsAt, endsAt, note }) =>
        `${startsAt.toISOString().slice(5, 10)} ${clock(startsAt)}-${clock(endsAt)} ${note}`.trim(),
      );
  });
const DAYS = ['03-01', '03-08', '03-15', '03-22', '03-29', '04-05'];

describe('POST /series/plan and POST /series', () => {
  it('shows what booking it does: dates left out and beside, options, and the same decision', async () => {
    const [desk, like] = [
      await makeResource(space, { kind: 'parking' }),
      await makeResource(space, { kind: 'parking' }),
    ];
    await block(desk, '03-15', '09:30');
    const wanted = wish(desk, { exdates: [on('03-08')], rdates: [on('03-10')] });
    const { status, body } = await asAna.post('/series/plan', { ...wanted, withOptions: true });
    const plan = body as unknown as SeriesPlan;
    expect(status).toBe(200);
    expect(states(plan.occurrences)).toEqual([
      ...['03-01 fine', '03-10 fine', '03-15 taken', '03-22 fine', '03-29 fine', '04-05 fine'],
    ]);
    const [option] = plan.occurrences[2]!.options;
    expect(option).toMatchObject({ resourceId: like });
    expect(await dates(desk)).toEqual([]);

    expect(said(await asAna.post('/series', wanted))).toEqual([409, 'series.clashes']);
    const { resourceId, startsAt, endsAt } = option!;
    const decisions = [{ act: 'move', localStart: on('03-15'), resourceId, startsAt, endsAt }];
    const key = newId();
    const { planToken } = plan;
    const first = await asAna.post('/series', { ...wanted, planToken, decisions }, { key });
    expect(first.status).toBe(201);
    expect(first.body.occurrences.map((one) => [one.localStart, one.startsAt])).toEqual(
      plan.occurrences.map((one) => [one.localStart, one.startsAt]),
    );
    expect([(await dates(desk)).length, (await dates(like)).length]).toEqual([5, 1]);
    expect((await asAna.post('/series', { ...wanted, planToken, decisions }, { key })).body).toEqual(first.body);
    expect(said(await asAna.post('/series', { ...wanted, planToken }, { key }))).toEqual([409, 'request.reused']);
  });

  it('books nothing by a plan that no longer holds, and says how it is now', async () => {
    const desk = await makeResource(space);
    const { planToken } = as<SeriesPlan>(await asAna.post('/series/plan', wish(desk)));
    await block(desk, '03-22', '10:00');
    const late = await asAna.post('/series', wish(desk, { planToken, onClash: 'skip' }));
    expect(said(late)).toEqual([409, 'series.plan_changed']);
    expect(states(late.body.details.occurrences)).toContain('03-22 taken');
    expect(await dates(desk)).toEqual([]);
  });
});

describe('PATCH /series/{id}', () => {
  it('changes all that is to come; a dry run says the same and writes nothing; what is left out stays', async () => {
    const { id, desk } = await booked({ note: 'Mine' });
    const body = { scope: 'all', localStart: on('03-01', '13:00'), durationMinutes: 60 };
    const { plan } = as<{ plan: SeriesChangePlan }>(await change(id, { ...body, dryRun: true }));
    expect([plan.sums.fine, plan.before.note, plan.after.note]).toEqual([6, 'Mine', 'Mine']);
    expect(await dates(desk)).toEqual(DAYS.map((day) => `${day} 09:00-11:00 Mine`));

    const key = newId();
    const done = await change(id, { ...body, planToken: plan.planToken }, asAna, key);
    expect([done.status, as<Change>(done).changed]).toEqual([200, 6]);
    expect(await dates(desk)).toEqual(DAYS.map((day) => `${day} 13:00-14:00 Mine`));
    expect((await change(id, { ...body, planToken: plan.planToken }, asAna, key)).body).toEqual(done.body);
    expect(said(await change(id, body, asAna, key))).toEqual([409, 'request.reused']);
  });

  it('changes from a date on at once, by whatever part is named; a repeated key finds its answer', async () => {
    const { id, desk } = await booked();
    const [key, body] = [newId(), { scope: 'following', from: on('03-22'), localStart: on('03-22', '13:00') }];
    const done = await change(id, body, asDesk, key);
    expect([done.status, as<Change>(done).changed]).toEqual([200, 3]);
    // By now no date is called so any more.
    expect((await change(id, body, asDesk, key)).body).toEqual(done.body);
    const note = await change(as<Change>(done).seriesId, { scope: 'all', note: 'All' });
    expect(as<Change>(note).changed).toBe(6);
    expect(await dates(desk)).toEqual(DAYS.map((day, n) => `${day} ${n < 3 ? '09:00-11:00' : '13:00-15:00'} All`));
  });

  it('does with dates that cannot be as wished what it was told', async () => {
    for (const [onClash, expected] of [
      ['skip', 5],
      ['stay', 6],
    ] as const) {
      const { id, desk } = await booked();
      await block(desk, '03-15');
      const body = { scope: 'all', localStart: on('03-01', '13:00') };
      const refused = await change(id, body);
      expect(said(refused)).toEqual([409, 'series.clashes']);
      expect(states(refused.body.details.occurrences)).toEqual(['03-15 taken']);
      const done = as<Change>(await change(id, { ...body, onClash }));
      expect([done.changed, done.kept, done.skipped]).toEqual([
        5,
        onClash === 'stay' ? 1 : 0,
        onClash === 'skip' ? 1 : 0,
      ]);
      const stand = await dates(desk);
      expect(stand).toHaveLength(expected);
      expect(stand.includes('03-15 09:00-11:00')).toBe(onClash === 'stay');
    }
  });

  it('changes nothing by a plan that no longer holds, and says how it is now', async () => {
    const { id, desk } = await booked();
    const body = { scope: 'all', localStart: on('03-01', '13:00') };
    const { plan } = as<{ plan: SeriesChangePlan }>(await change(id, { ...body, dryRun: true }));
    await block(desk, '03-15');
    const late = await change(id, { ...body, planToken: plan.planToken, onClash: 'skip' });
    expect(said(late)).toEqual([409, 'series.plan_changed']);
    expect(states(late.body.details.occurrences)).toContain('03-15 taken');
    expect(await dates(desk)).toEqual(DAYS.map((day) => `${day} 09:00-11:00`));
  });

  it('changes one date alone, the first to come unless it is named; it keeps its length', async () => {
    const { id, desk } = await booked();
    const body = { scope: 'this', from: on('03-15'), localStart: on('03-16', '13:00'), note: 'Later' };
    const dry = await change(id, { ...body, dryRun: true });
    expect([dry.status, dry.body.booking.startsAt]).toEqual([200, `${year}-03-16T13:00:00.000Z`]);
    expect(await dates(desk)).toEqual(DAYS.map((day) => `${day} 09:00-11:00`));
    const key = newId();
    const done = await change(id, body, asAna, key);
    expect(done.body.booking).toEqual(dry.body.booking);
    // It is moved, and still called as before.
    expect((await change(id, { ...body, note: 'Even later' })).status).toBe(200);
    expect((await change(id, body, asAna, key)).body).toEqual(done.body);
    expect((await change(id, { scope: 'this', durationMinutes: 60 })).status).toBe(200);
    const others = DAYS.filter((day) => day !== '03-15').map((day, n) => `${day} 09:00-${n ? '11' : '10'}:00`);
    expect((await dates(desk)).sort()).toEqual([...others, '03-16 13:00-15:00 Even later'].sort());
    await block(desk, '03-22');
    const taken = { scope: 'this', from: on('03-22'), localStart: on('03-22', '13:30') };
    expect(said(await change(id, taken))).toEqual([409, 'booking.slot_taken']);
  });

  it('pauses, and is back', async () => {
    const { id, desk } = await booked();
    const pause = { from: `${year}-03-05`, until: `${year}-03-20` };
    const answer = await change(id, { scope: 'all', pause });
    expect([answer.status, as<{ givenBack: number }>(answer).givenBack]).toEqual([200, 2]);
    expect(await dates(desk)).toHaveLength(4);
    await change(id, { scope: 'all', pause: { ...pause, back: true } });
    expect(await dates(desk)).toHaveLength(6);
  });

  it('is there only for whose it is and who runs the space', async () => {
    const { id } = await booked();
    const body = { scope: 'all', note: 'Ours' };
    for (const who of [asBen, asOther, asStranger])
      for (const scope of ['all', 'following', 'this'])
        expect(said(await change(id, { ...body, scope }, who))).toEqual([404, 'booking.not_found']);
    expect(said(await change(id, body, asNobody))).toEqual([401, 'auth.sign_in_needed']);
    expect(said(await change(newId(), body))).toEqual([404, 'booking.not_found']);
    expect(said(await change(id, { ...body, from: on('03-02') }))).toEqual([404, 'booking.not_found']);
  });

  it.each([
    [{ scope: 'one' }, 'scope'],
    [{ scope: 'this', rrule: 'FREQ=DAILY' }, 'rrule'],
    [{ scope: 'this', pause: { from: '2027-01-01', until: '2027-01-02' } }, 'pause'],
    [{ scope: 'this', planToken: 'x' }, 'planToken'],
    [{ scope: 'all', from: '03-01' }, 'from'],
    [{ scope: 'all', colour: 'red' }, ''],
  ])('refuses %j and names the field', async (body, field) => {
    const { status, body: answer } = await change(newId(), body);
    expect([status, answer.code, answer.errors[0]?.path]).toEqual([422, 'input.invalid', field]);
  });
});

describe('what the screens’ way refuses, this way refuses alike', () => {
  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((failed: unknown) => failed);
    if (!(error instanceof TRPCError)) throw new Error('It was not refused.', { cause: error });
    const { kind, code } = refusalOf(error);
    return [HTTP_STATUS[kind as ErrorKind], code];
  };
  const caller = () => createCaller(contextFor({ personId: ana.personId, version: 1 }));

  it.each([
    ['series.too_many_dates', { rrule: 'FREQ=DAILY;COUNT=600' }],
    ['series.clashes', { localStart: on('03-01', '03:00'), rrule: 'FREQ=WEEKLY;COUNT=1' }],
    ['booking.too_far_ahead', { localStart: `${year + 3}-03-01T09:00` }],
    ['resource.not_found', { resourceId: newId() }],
    ['input.invalid', { rrule: 'FREQ=HOURLY' }],
  ])('booking: %s', async (code, more) => {
    const wanted = wish(await makeResource(space), more);
    const screens = caller().bookings.bookSeries({ ...wanted, onClash: 'fail', requestId: newId() });
    const heard = await refusal(screens);
    expect(said(await asAna.post('/series', wanted))).toEqual(heard);
    expect(heard[1]).toBe(code);
  });

  it.each([
    ['resource.not_found', { resourceId: newId<'resource'>() }],
    ['series.plan_changed', { note: 'Ours' }],
    ['input.invalid', { durationMinutes: 1 }],
  ])('changing: %s', async (code, more) => {
    const { id, desk } = await booked();
    const [row] = await inOperator(space, (tx) =>
      tx.selectFrom('bookings').select('id').where('resourceId', '=', desk).orderBy('startsAt').execute(),
    );
    const about = { operatorId: space.operatorId, bookingId: row!.id, scope: 'all' as const, ...more };
    const heard = await refusal(caller().bookings.changeSeries({ ...about, planToken: 'x', requestId: newId() }));
    expect(said(await change(id, { scope: 'all', planToken: 'x', ...more }))).toEqual(heard);
    expect(heard[1]).toBe(code);
  });
});
