import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makePerson, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs, type RestAnswer, type RestClient } from '@/testing/rest-client';

let space: MadeSpace, other: MadeSpace;
let ana: ActingMember;
let asAna: RestClient, asBen: RestClient, asVisitor: RestClient, asDesk: RestClient, asOther: RestClient;
let asStranger: RestClient, asNobody: RestClient;

const year = new Date().getUTCFullYear() + 1;
const on = (day: string, time: string) => `${year}-${day}T${time}`;

beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  other = await makeSpace({ name: 'Lagoon', timeZone: 'Australia/Lord_Howe' });
  ana = await makeMember(space, 'member', 'Ana Reis');
  [asAna, asBen, asVisitor, asDesk, asOther, asStranger, asNobody] = await Promise.all([
    restAs(ana.personId),
    restAs((await makeMember(space, 'member', 'Ben')).personId),
    restAs((await makeMember(space, 'visitor', 'Vera')).personId),
    restAs((await makeMember(space, 'front_desk', 'Dora')).personId),
    restAs((await makeMember(other, 'owner', 'Otto')).personId),
    restAs(await makePerson()),
    restAs(null),
  ]);
});

const book = (who: RestClient, body: Record<string, unknown>, key?: string) =>
  who.post(`/spaces/${space.spaceId}/book`, body, { key });
const said = ({ status, body }: RestAnswer) => [status, body.code];
const slot = (resourceId: ResourceId, day = '03-10', from = '09:00', to = '10:00') => ({
  resourceId,
  startsAt: on(day, from),
  endsAt: on(day, to),
});
const weekly = (resourceId: ResourceId, more: Record<string, unknown> = {}) => ({
  ...slot(resourceId, '03-01', '09:00', '17:00'),
  // 1 March on its own weekday: the rule's day is the first date's.
  recurrence: { rrule: 'FREQ=WEEKLY;COUNT=6' },
  ...more,
});
const countBookings = (resourceId: ResourceId) =>
  inOperator(space, (tx) =>
    tx.selectFrom('bookings').select(['id', 'status']).where('resourceId', '=', resourceId).execute(),
  );

describe('POST /spaces/{id}/book', () => {
  it('books: 201 with the booking, on the wall clock of the space', async () => {
    const desk = await makeResource(space);
    const { status, body } = await book(asAna, { ...slot(desk, '07-07'), note: '  by the window ' });
    expect(status).toBe(201);
    expect(body.booking).toMatchObject({
      resourceId: desk,
      startsAt: `${year}-07-07T08:00:00.000Z`,
      endsAt: `${year}-07-07T09:00:00.000Z`,
      status: 'confirmed',
      note: 'by the window',
    });
  });

  it('answers a repeated key with the first answer, whatever the key looks like, and books once', async () => {
    for (const key of [newId(), 'order 4711', 'K'.repeat(200)]) {
      const desk = await makeResource(space);
      const [first, ...again] = await Promise.all([1, 2, 3].map(() => book(asAna, slot(desk), key)));
      for (const each of again) expect([each.status, each.body]).toEqual([201, first!.body]);
      expect(await countBookings(desk)).toHaveLength(1);
      expect(said(await book(asAna, slot(desk, '03-12'), key))).toEqual([409, 'request.reused']);
      expect((await book(asBen, slot(desk, '03-12'), key)).status).toBe(201);
    }
  });
  it('takes a request without a key as a new one each time', async () => {
    const desk = await makeResource(space);
    expect((await book(asAna, slot(desk))).status).toBe(201);
    expect(said(await book(asAna, slot(desk)))).toEqual([409, 'booking.slot_taken']);
  });

  it('says what stands in the way of a taken slot, and what is free instead', async () => {
    const desk = await makeResource(space, { name: 'Desk 7', kind: 'parking' });
    const like = await makeResource(space, { name: 'Desk 8', kind: 'parking' });
    await book(asAna, slot(desk));
    const { status, headers, body } = await book(asBen, slot(desk, '03-10', '09:30', '10:30'));
    expect([status, headers.get('content-type')]).toEqual([409, 'application/problem+json']);
    expect(body).toMatchObject({
      type: 'http://localhost:3000/docs/api#booking.slot_taken',
      status: 409,
      code: 'booking.slot_taken',
      instance: `/api/v1/spaces/${space.spaceId}/book`,
      details: {
        clashes: [{ kind: 'booking', startsAt: `${year}-03-10T09:00:00.000Z` }],
        other: { id: like, name: 'Desk 8' },
        free: [{ startsAt: `${year}-03-10T08:00:00.000Z`, endsAt: `${year}-03-10T09:00:00.000Z` }, {}],
      },
    });
    expect(body.detail).toMatch(/^Desk 7 was just taken/);
    expect(body.title).toBe('This was just taken');
  });

  it('books a series, skips what is taken or refuses, as it was told', async () => {
    const desk = await makeResource(space);
    await book(asBen, slot(desk, '03-15', '12:00', '13:00'));
    const refused = await book(asAna, weekly(desk));
    expect(said(refused)).toEqual([409, 'series.clashes']);
    expect(refused.body.details.occurrences).toMatchObject([{ localStart: on('03-15', '09:00'), state: 'taken' }]);
    expect(await countBookings(desk)).toHaveLength(1);

    const key = newId();
    const booked = await book(asAna, weekly(desk, { onClash: 'skip' }), key);
    expect(booked.status).toBe(201);
    expect(booked.body.series).toMatchObject({ localStart: on('03-01', '09:00'), durationMinutes: 480 });
    expect(booked.body.occurrences.map((each) => each.status)).toEqual([
      ...['confirmed', 'confirmed', 'skipped'],
      ...['confirmed', 'confirmed', 'confirmed'],
    ]);
    // The clocks go forward on the last Sunday of March.
    expect(booked.body.occurrences[0]?.startsAt).toBe(`${year}-03-01T09:00:00.000Z`);
    expect(booked.body.occurrences[5]?.startsAt).toBe(`${year}-04-05T08:00:00.000Z`);
    expect((await book(asAna, weekly(desk, { onClash: 'skip' }), key)).body).toEqual(booked.body);
    expect(said(await book(asBen, weekly(desk, { onClash: 'skip' })))).toEqual([409, 'series.nothing_free']);
  });

  it('decides without writing when asked to', async () => {
    const desk = await makeResource(space);
    const single = await book(asAna, { ...slot(desk), dryRun: true });
    expect([single.status, single.body.booking.status]).toEqual([200, 'confirmed']);
    const series = await book(asAna, weekly(desk, { dryRun: true }));
    expect(series.status).toBe(200);
    expect(series.body.plan.sums).toEqual({ fine: 6, taken: 0, closed: 0, outsideHours: 0, rule: 0 });
    expect(await countBookings(desk)).toEqual([]);
    await book(asBen, slot(desk));
    expect(said(await book(asAna, { ...slot(desk), dryRun: true }))).toEqual([409, 'booking.slot_taken']);
  });

  it('refuses nobody with a challenge, others as if there were nothing, visitors what is not for them', async () => {
    const desk = await makeResource(space);
    const nobody = await book(asNobody, slot(desk));
    expect(said(nobody)).toEqual([401, 'auth.sign_in_needed']);
    expect(nobody.headers.get('www-authenticate')).toMatch(/^Bearer/);
    for (const who of [asOther, asStranger])
      expect(said(await book(who, slot(desk)))).toEqual([404, 'space.not_found']);
    const theirs = await makeResource(other);
    expect(said(await book(asAna, slot(theirs)))).toEqual([404, 'resource.not_found']);
    expect(said(await book(asVisitor, slot(desk)))).toEqual([403, 'booking.not_for_visitors']);
  });

  it('refuses input that does not fit, naming the field', async () => {
    const desk = await makeResource(space);
    const cases: [Record<string, unknown>, string, string?][] = [
      [{ ...slot(desk), resourceId: 'x' }, 'resourceId'],
      [{ ...slot(desk), startsAt: `${year}-02-30T09:00` }, 'startsAt'],
      [{ ...slot(desk), endsAt: `${year}-03-10T24:00` }, 'endsAt'],
      [{ resourceId: desk }, 'startsAt'],
      [{ ...slot(desk), recurrence: { rrule: 'FREQ=SECONDLY' } }, 'recurrence.rrule'],
      [{ ...slot(desk), dryRun: 'false' }, 'dryRun'],
      [{ ...slot(desk), dryrun: true }, ''],
      [{ ...slot(desk), note: 'a\u0000b' }, 'note'],
      [{ ...slot(desk), note: '\ud800' }, 'note'],
      [slot(desk), 'Idempotency-Key', ' '.repeat(3)],
      [slot(desk), 'Idempotency-Key', 'k'.repeat(201)],
    ];
    for (const [body, path, key] of cases) {
      const answer = await book(asAna, body, key);
      expect([...said(answer), answer.body.errors?.[0]?.path]).toEqual([422, 'input.invalid', path]);
    }
    const badId = await asAna.post('/spaces/1/book', slot(desk));
    expect([badId.status, badId.body.errors[0]?.path]).toEqual([422, 'id']);
  });

  it('refuses bodies that are no JSON object, of another type, or too large', async () => {
    for (const body of ['{', '[]', 'null', '"x"'])
      expect(said(await asAna.post(`/spaces/${space.spaceId}/book`, body))).toEqual([400, 'request.unreadable']);
    const headers = { 'content-type': 'text/plain' };
    expect(said(await asAna.post(`/spaces/${space.spaceId}/book`, '{}', { headers }))).toEqual([
      415,
      'request.media_type',
    ]);
    const large = { note: 'x'.repeat(256 * 1024) };
    expect(said(await asAna.post(`/spaces/${space.spaceId}/book`, large))).toEqual([413, 'request.too_large']);
  });
});

describe('GET /users/me/bookings', () => {
  it('lists one’s own, page after page, and nobody else’s', async () => {
    const person = await makeMember(space, 'member', 'Pia');
    const asPia = await restAs(person.personId);
    const desk = await makeResource(space);
    for (const day of ['05-03', '05-04', '05-05']) await book(asPia, slot(desk, day));
    const first = await asPia.get('/users/me/bookings?limit=2');
    const second = await asPia.get(`/users/me/bookings?limit=2&cursor=${first.body.nextCursor}`);
    const starts = [...first.body.items, ...second.body.items].map((each) => each.startsAt.slice(5, 10));
    expect(starts).toEqual(['05-03', '05-04', '05-05']);
    expect(second.body.nextCursor).toBeNull();
    expect((await asPia.get('/users/me/bookings?when=past')).body).toEqual({ items: [], nextCursor: null });
    expect((await asStranger.get('/users/me/bookings')).body.items).toEqual([]);
    expect(said(await asNobody.get('/users/me/bookings'))).toEqual([401, 'auth.sign_in_needed']);
    expect(said(await asPia.get('/users/me/bookings?when=never'))).toEqual([422, 'input.invalid']);
  });
});

describe('PUT /bookings/{id}/cancel', () => {
  const cancel = (who: RestClient, id: string, body?: unknown, key?: string) =>
    who.put(`/bookings/${id}/cancel`, body, { key });
  const booked = async (who = asAna) => {
    const desk = await makeResource(space);
    return { desk, id: (await book(who, slot(desk))).body.booking.id };
  };

  it('gives the time back at once; a repeated key gets the same answer, another key a conflict', async () => {
    const { desk, id } = await booked();
    const key = newId();
    const first = await cancel(asAna, id, undefined, key);
    expect([first.status, first.body.cancelled, first.body.bookingIds]).toEqual([200, 1, [id]]);
    expect((await cancel(asAna, id, undefined, key)).body).toEqual(first.body);
    expect(said(await cancel(asAna, id))).toEqual([409, 'booking.already_cancelled']);
    expect((await book(asBen, slot(desk))).status).toBe(201);
  });
  it('is for whose it is and for those who run the space; to anybody else there is no such booking', async () => {
    const { id } = await booked();
    for (const who of [asBen, asOther, asStranger, asVisitor])
      expect(said(await cancel(who, id))).toEqual([404, 'booking.not_found']);
    expect(said(await cancel(asNobody, id))).toEqual([401, 'auth.sign_in_needed']);
    expect(said(await cancel(asAna, newId()))).toEqual([404, 'booking.not_found']);
    expect((await cancel(asDesk, id)).status).toBe(200);
  });
  it('takes back this and the following dates, or all', async () => {
    const desk = await makeResource(space);
    const { body } = await book(asAna, weekly(desk));
    const ids = body.occurrences.map((each) => each.bookingId);
    expect((await cancel(asAna, ids[3]!, { scope: 'following' })).body.cancelled).toBe(3);
    expect((await cancel(asAna, ids[0]!, { scope: 'all' })).body.cancelled).toBe(3);
    const { id } = await booked();
    expect(said(await cancel(asAna, id, { scope: 'all' }))).toEqual([422, 'booking.not_in_series']);
    expect(said(await cancel(asAna, id, { scope: 'some' }))).toEqual([422, 'input.invalid']);
  });
});

describe('PATCH /bookings/{id}', () => {
  const patch = (who: RestClient, id: string, body: unknown, key?: string) =>
    who.patch(`/bookings/${id}`, body, { key });
  const booked = async () => {
    const desk = await makeResource(space);
    const { booking } = (await book(asAna, slot(desk))).body;
    return { desk, booking, id: booking.id };
  };
  const later = (booking: { endsAt: string }) => new Date(Date.parse(booking.endsAt) + 900_000).toISOString();

  it('moves what it names and leaves the rest; a repeated key gets the same answer', async () => {
    const { id, booking } = await booked();
    const other = await makeResource(space);
    const key = newId();
    const body = { endsAt: later(booking), resourceId: other, note: 'By the window' };
    const first = await patch(asAna, id, body, key);
    expect(first.status).toBe(200);
    expect(first.body.booking).toMatchObject({ ...body, startsAt: booking.startsAt });
    expect((await patch(asAna, id, body, key)).body).toEqual(first.body);
    expect(said(await patch(asAna, id, { note: 'Another' }, key))).toEqual([409, 'request.reused']);
    expect(said(await patch(asAna, id, body))).toEqual([422, 'booking.nothing_changes']);
  });
  it('rehearses without a trace', async () => {
    const { id, booking } = await booked();
    const body = { endsAt: later(booking), dryRun: true };
    const tried = await patch(asAna, id, body);
    expect(tried.body).toMatchObject({ change: null, dryRun: true, booking: { endsAt: later(booking) } });
    expect((await patch(asAna, id, body)).status).toBe(200);
  });
  it('is for whose it is and for those who run the space, who alone break rules', async () => {
    const { id, booking } = await booked();
    const body = { endsAt: later(booking) };
    for (const who of [asBen, asOther, asStranger, asVisitor])
      expect(said(await patch(who, id, body))).toEqual([404, 'booking.not_found']);
    expect(said(await patch(asNobody, id, body))).toEqual([401, 'auth.sign_in_needed']);
    expect(said(await patch(asAna, id, { ...body, override: 'Because' }))).toEqual([
      403,
      'booking.override_not_allowed',
    ]);
    expect((await patch(asDesk, id, body)).status).toBe(200);
  });
  it('says what stands in the way, and refuses fields that nobody knows', async () => {
    const { id, booking, desk } = await booked();
    const next = { ...slot(desk), startsAt: booking.endsAt, endsAt: later(booking) };
    expect((await book(asBen, next)).status).toBe(201);
    const { status, body } = await patch(asAna, id, { endsAt: later(booking) });
    expect([status, body.code]).toEqual([409, 'booking.slot_taken']);
    expect(said(await patch(asAna, id, { room: 'Anchor' }))).toEqual([422, 'input.invalid']);
  });
});
