import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput, type BookDeskInput } from '../bookings.contract';
import { bookSeriesInput } from '../series.contract';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { cancelBooking } from './cancel-booking';
import { extendSeries } from './extend-series';
import { undoCancellation } from './undo-cancellation';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '50';
const NOW = new Date('2026-11-23T08:00:00Z');
const NO_LIMIT = { atOnce: null, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null };

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;

beforeEach(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  desk = await makeResource(space, { name: 'Desk 1' });
});

type Wish = Partial<Omit<BookDeskInput, 'startsAt' | 'endsAt'>>;
const wish = (from: string, to: string, more: Wish = {}): BookDeskInput => ({
  ...bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId: more.groupId ? undefined : desk,
    groupId: more.groupId,
    startsAt: `2026-11-${from}`,
    endsAt: `2026-11-${to}`,
    requestId: newId(),
  }),
  ...more,
});
const book = (who: ActingMember, from: string, to: string, more: Wish = {}) => bookDesk(who, wish(from, to, more), NOW);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

type Row = { booking: string | null; buffer: boolean; kind: string; local: string };
const rowsOn = (resourceId: ResourceId) =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<Row>`
      select booking_id as booking, buffer, kind, to_char(starts_at, 'HH24:MI') || '-' || to_char(ends_at, 'HH24:MI') as local
      from occupancies where operator_id = ${space.operatorId} and resource_id = ${resourceId} order by starts_at`.execute(
      tx,
    );
    return rows.map(
      ({ buffer, kind, local }) => `${local}${buffer ? ' buffer' : ''}${kind === 'booking' ? '' : ` ${kind}`}`,
    );
  });
const audit = () => auditOccupancies(space.operatorId);

describe('a limit', () => {
  it('holds against fifty tabs at the same moment', async () => {
    await makeRule(space, { topic: 'limit', settings: { ...NO_LIMIT, hoursPerDay: 2 } });
    const desks = await Promise.all(Array.from({ length: 50 }, () => makeResource(space)));
    const answers = await Promise.all(
      desks.map((resourceId) => codeOf(book(ana, '24T09:00', '24T10:00', { resourceId }))),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(2);
    expect(new Set(answers)).toEqual(new Set(['ok', 'rule.hours_used_up']));
    expect(await codeOf(book(ben, '24T11:00', '24T12:00'))).toBe('ok');
  });

  it('counts the dates of a series as hours and the series as one at once, also in two tabs', async () => {
    await makeRule(space, { topic: 'limit', settings: { ...NO_LIMIT, atOnce: 1, hoursPerWeek: 3 } });
    const series = (resourceId: ResourceId) =>
      bookDeskWeekly(
        ana,
        bookSeriesInput.parse({
          spaceId: space.spaceId,
          resourceId,
          localStart: '2026-11-24T09:00',
          durationMinutes: 60,
          rrule: 'FREQ=DAILY;COUNT=6',
          onClash: 'skip',
          requestId: newId(),
        }),
        NOW,
      );
    const other = await makeResource(space);
    const [one, two] = await Promise.allSettled([series(desk), series(other)]);
    const won = [one, two].flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(won).toHaveLength(1);
    // Tuesday to Sunday is six hours of one week: three are allowed. The others stay wanted, against the rule.
    expect(won[0]?.occurrences.map((row) => row.skipReason)).toEqual([null, null, null, 'rule', 'rule', 'rule']);
    expect(await codeOf(book(ana, '30T11:00', '30T12:00'))).toBe('rule.too_many_at_once');
  });

  it('holds when what was cancelled comes back', async () => {
    await makeRule(space, { topic: 'limit', settings: { ...NO_LIMIT, hoursPerDay: 1 } });
    const { operatorId } = space;
    const { booking } = await book(ana, '24T09:00', '24T10:00');
    const bookingId = booking.id as BookingId;
    const act = await cancelBooking(ana, { operatorId, bookingId, scope: 'one', requestId: newId() }, NOW);
    await book(ana, '24T12:00', '24T13:00');
    const undo = { operatorId, cancellationId: act.cancellationId as CancellationId, requestId: newId<'request'>() };
    expect(await codeOf(undoCancellation(ana, undo, NOW))).toBe('rule.hours_used_up');
    expect(await audit()).toEqual(CLEAN);
  });

  it('of one at once lets a standing series go on', async () => {
    await makeRule(space, { topic: 'limit', settings: { ...NO_LIMIT, atOnce: 1 } });
    const { operatorId, spaceId } = space;
    const wish = {
      spaceId,
      resourceId: desk,
      localStart: '2026-11-24T09:00',
      durationMinutes: 60,
      rrule: 'FREQ=WEEKLY',
    };
    const input = bookSeriesInput.parse({ ...wish, onClash: 'fail', requestId: newId() });
    const { series, occurrences } = await bookDeskWeekly(ana, input, NOW);
    const bookingId = occurrences[3]?.bookingId as BookingId;
    const act = await cancelBooking(ana, { operatorId, bookingId, scope: 'one', requestId: newId() }, NOW);
    const undo = { operatorId, cancellationId: act.cancellationId as CancellationId, requestId: newId<'request'>() };
    expect((await undoCancellation(ana, undo, NOW)).restored).toBe(1);
    const later = new Date(NOW.getTime() + 30 * 86_400_000);
    expect(await extendSeries({ operatorId, seriesId: series.id as SeriesId }, later)).toBeGreaterThan(2);
    const skipped = await inOperator(space, (tx) =>
      tx
        .selectFrom('bookings')
        .select('id')
        .where('operatorId', '=', operatorId)
        .where('status', '=', 'skipped')
        .execute(),
    );
    expect(skipped).toEqual([]);
  });

  it('that was set for one of the staff is none of their guests’', async () => {
    const owner = await makeMember(space, 'owner');
    const scope = { memberId: owner.memberId };
    const step = { unit: 'minutes' as const, every: 5 as const };
    await makeRule(space, {
      topic: 'length',
      settings: { minMinutes: null, maxMinutes: 60, step, starts: [] },
      ...scope,
    });
    await makeRule(space, { topic: 'access', settings: { anytime: true }, ...scope });
    const resourceId = await makeResource(space, { openToVisitors: true });
    const at = (from: string, to: string, more: Wish = {}) => codeOf(book(owner, from, to, { resourceId, ...more }));
    const guest = { onBehalfOf: { guest: { name: 'Rui', email: null } } };
    expect(await at('24T09:00', '24T11:00')).toBe('rule.too_long');
    expect(await at('24T09:00', '24T11:00', guest)).toBe('ok');
    expect(await at('24T21:00', '24T22:00', guest)).toBe('booking.outside_hours');
    expect(await at('24T21:00', '24T22:00')).toBe('ok');
  });

  it('does not count what staff book for guests, and counts for whom they book', async () => {
    const owner = await makeMember(space, 'owner');
    await makeRule(space, { topic: 'limit', settings: { ...NO_LIMIT, atOnce: 1 } });
    const [two, three] = [await makeResource(space), await makeResource(space)];
    await makeRule(space, { topic: 'access', settings: { anytime: false } });
    await inOperator(space, (tx) =>
      sql`update resources set open_to_visitors = true where operator_id = ${space.operatorId}`.execute(tx),
    );
    const guest = { guest: { name: 'Rui', email: null } };
    expect(await codeOf(book(owner, '24T09:00', '24T10:00', { onBehalfOf: guest }))).toBe('ok');
    expect(await codeOf(book(owner, '24T09:00', '24T10:00', { onBehalfOf: guest, resourceId: two }))).toBe('ok');
    const forAna = { onBehalfOf: { memberId: ana.memberId }, resourceId: three };
    expect(await codeOf(book(owner, '24T09:00', '24T10:00', forAna))).toBe('ok');
    expect(await codeOf(book(owner, '24T12:00', '24T13:00', forAna))).toBe('rule.too_many_at_once');
  });
});

describe('buffers', () => {
  const buffered = (noneBetweenOwn: boolean) =>
    makeRule(space, { topic: 'buffer', settings: { beforeMinutes: 10, afterMinutes: 20, noneBetweenOwn } });

  it('stand beside a booking and add up between two', async () => {
    await buffered(false);
    await book(ana, '24T10:00', '24T11:00');
    expect(await rowsOn(desk)).toEqual(['09:50-10:00 buffer', '10:00-11:00', '11:00-11:20 buffer']);
    expect(await codeOf(book(ben, '24T11:29', '24T12:00'))).toBe('booking.slot_taken');
    expect(await codeOf(book(ben, '24T11:30', '24T12:00'))).toBe('ok');
    expect(await audit()).toEqual(CLEAN);
  });

  it('are none between two of the same member where the owner says so, and come back when one goes', async () => {
    await buffered(true);
    const first = await book(ana, '24T10:00', '24T11:00');
    const second = await book(ana, '24T11:00', '24T12:00');
    expect(await rowsOn(desk)).toEqual(['09:50-10:00 buffer', '10:00-11:00', '11:00-12:00', '12:00-12:20 buffer']);
    // Another's still keeps its distance.
    expect(await codeOf(book(ben, '24T12:20', '24T13:00'))).toBe('booking.slot_taken');
    const { operatorId } = space;
    const cancel = {
      operatorId,
      bookingId: second.booking.id as never,
      scope: 'one' as const,
      requestId: newId<'request'>(),
    };
    await cancelBooking(ana, cancel, NOW);
    expect(await rowsOn(desk)).toEqual(['09:50-10:00 buffer', '10:00-11:00', '11:00-11:20 buffer']);
    expect(first.booking.status).toBe('confirmed');
    expect(await audit()).toEqual(CLEAN);
  });

  it('travel to the parts of a combined resource, the longest of what stands between counts', async () => {
    const [east, west] = [await makeResource(space), await makeResource(space)];
    const hall = await makeResource(space, { parts: [east, west], kind: 'event_space' });
    await makeRule(space, {
      topic: 'buffer',
      resourceId: east,
      settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false },
    });
    await makeRule(space, {
      topic: 'buffer',
      resourceId: hall,
      settings: { beforeMinutes: 15, afterMinutes: 0, noneBetweenOwn: false },
    });
    await book(ana, '24T10:00', '24T11:00', { resourceId: hall });
    expect(await rowsOn(east)).toEqual(['09:45-10:00 buffer', '10:00-11:00', '11:00-11:30 buffer']);
    expect(await rowsOn(west)).toEqual(['09:45-10:00 buffer', '10:00-11:00']);
    expect(await codeOf(book(ben, '24T11:15', '24T12:00', { resourceId: hall }))).toBe('booking.slot_taken');
    expect(await codeOf(book(ben, '24T11:00', '24T12:00', { resourceId: west }))).toBe('ok');
  });
});

describe('a rule broken with a reason', () => {
  const short = {
    minMinutes: 60,
    maxMinutes: null,
    step: { unit: 'minutes' as const, every: 15 as const },
    starts: [],
  };

  it('is for staff, is kept with the booking and audited, and never touches what others hold', async () => {
    await makeRule(space, { topic: 'length', settings: short, words: 'An hour at least, please' });
    const owner = await makeMember(space, 'owner');
    const refused = await book(ana, '24T09:00', '24T09:30').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'rule.too_short',
      details: { words: 'An hour at least, please', minMinutes: 60 },
    });
    expect(await codeOf(book(ana, '24T09:00', '24T09:30', { override: 'I asked nicely' }))).toBe(
      'booking.override_not_allowed',
    );
    const { booking } = await book(owner, '24T09:00', '24T09:30', { override: 'A short visit of the press' });
    expect(booking.overrideReason).toBe('A short visit of the press');
    const entries = await inOperator(space, (tx) =>
      tx.selectFrom('auditEntries').select('details').where('action', '=', 'booking.booked').execute(),
    );
    expect(entries.at(-1)?.details).toMatchObject({
      override: 'A short visit of the press',
      broken: ['rule.too_short'],
    });
    expect(await codeOf(book(owner, '24T09:15', '24T09:30', { override: 'Once more' }))).toBe('booking.slot_taken');
    expect(await codeOf(book(owner, '24T07:00', '24T07:30', { override: 'Before the doors open' }))).toBe('ok');
    expect(await codeOf(book(owner, '22T09:00', '22T10:00', { override: 'Yesterday' }))).toBe('booking.in_past');
  });
});

describe('a request', () => {
  it('holds its time with an expiry, and lapses for whoever comes after', async () => {
    await makeRule(space, { topic: 'approval', settings: { needed: true, answerMinutes: 60 } });
    const { booking } = await book(ana, '24T09:00', '24T10:00');
    expect(booking).toMatchObject({ status: 'requested', requestExpiresAt: '2026-11-23T09:00:00.000Z' });
    expect(await rowsOn(desk)).toEqual(['09:00-10:00 hold']);
    const owner = await makeMember(space, 'owner');
    // Staff need no yes. The hold lies in the past of this machine's clock, so it is free already.
    expect((await book(owner, '24T09:00', '24T10:00')).booking.status).toBe('confirmed');
    expect(await rowsOn(desk)).toEqual(['09:00-10:00']);
  });
});

describe('for others', () => {
  it('is for staff alone, and only for members who are there', async () => {
    const owner = await makeMember(space, 'front_desk');
    const elsewhere = await makeMember(await makeSpace());
    const behalf = (memberId: ActingMember['memberId']) => ({ onBehalfOf: { memberId } });
    expect(await codeOf(book(ana, '24T09:00', '24T10:00', behalf(ben.memberId)))).toBe('booking.not_for_others');
    expect(await codeOf(book(owner, '24T09:00', '24T10:00', behalf(elsewhere.memberId)))).toBe(
      'booking.member_not_found',
    );
    expect(await codeOf(book(owner, '24T09:00', '24T10:00', behalf(ben.memberId)))).toBe('ok');
    const [mine] = await inOperator(space, (tx) =>
      tx.selectFrom('bookings').select(['memberId', 'bookedBy']).where('operatorId', '=', space.operatorId).execute(),
    );
    expect(mine).toEqual({ memberId: ben.memberId, bookedBy: owner.memberId });
  });
});
