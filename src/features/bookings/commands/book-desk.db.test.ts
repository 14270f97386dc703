import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput, type BookDeskInput } from '../bookings.contract';
import { bookDesk } from './book-desk';

const NOW = new Date('2026-11-23T08:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
});

const wish = (
  resourceId: ResourceId,
  from = '2026-11-24T09:00',
  to = '2026-11-24T17:00',
  more: Partial<BookDeskInput> = {},
): BookDeskInput => ({
  ...bookDeskInput.parse({ spaceId: space.spaceId, resourceId, startsAt: from, endsAt: to, requestId: newId() }),
  ...more,
});

const count = (table: 'bookings' | 'occupancies' | 'auditEntries' | 'requests') =>
  inOperator(space, async (tx) => {
    const row = await tx
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('operatorId', '=', space.operatorId)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  });

describe('booking a desk once', () => {
  it('takes the time, on the wall clock of the space when no offset is given', async () => {
    const desk = await makeResource(space);
    const { booking } = await bookDesk(ana, wish(desk, '2027-07-06T09:00', '2027-07-06T17:00'), NOW);
    expect(booking.startsAt).toBe('2027-07-06T08:00:00.000Z');
    expect(booking.timeZone).toBe('Europe/Lisbon');
  });

  it('reads an offset as that instant', async () => {
    const desk = await makeResource(space);
    const { booking } = await bookDesk(ana, wish(desk, '2026-11-24T10:00:00+01:00', '2026-11-24T12:30:00+01:00'), NOW);
    expect(booking.startsAt).toBe('2026-11-24T09:00:00.000Z');
    expect(booking.endsAt).toBe('2026-11-24T11:30:00.000Z');
  });

  it('tells the second one what stands in the way, what is free that day, and which desk is free instead', async () => {
    const only = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
    const [first, second] = [await makeMember(only, 'member', 'Ana'), await makeMember(only, 'member', 'Ben')];
    const desk = await makeResource(only, { name: 'Desk 1' });
    const other = await makeResource(only, { name: 'Desk 2' });
    await bookDesk(first, { ...wish(desk), spaceId: only.spaceId }, NOW);
    const refused = bookDesk(
      second,
      { ...wish(desk, '2026-11-24T16:00', '2026-11-24T18:00'), spaceId: only.spaceId },
      NOW,
    );
    await expect(refused).rejects.toMatchObject({
      kind: 'conflict',
      code: 'booking.slot_taken',
      details: {
        clashes: [{ kind: 'booking', mine: false, who: 'Ana', startsAt: '2026-11-24T09:00:00.000Z' }],
        free: [
          { startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T09:00:00.000Z' },
          { startsAt: '2026-11-24T17:00:00.000Z', endsAt: '2026-11-24T20:00:00.000Z' },
        ],
        other: { id: other, name: 'Desk 2' },
      },
    });
  });

  it('lets bookings touch', async () => {
    const desk = await makeResource(space);
    await bookDesk(ana, wish(desk, '2026-11-24T09:00', '2026-11-24T12:00'), NOW);
    await expect(bookDesk(ben, wish(desk, '2026-11-24T12:00', '2026-11-24T13:00'), NOW)).resolves.toBeDefined();
  });

  it('gives the same answer to the same request id, once', async () => {
    const desk = await makeResource(space);
    const input = wish(desk);
    const [first, again] = await Promise.all([bookDesk(ana, input, NOW), bookDesk(ana, input, NOW)]);
    expect(again).toEqual(first);
    await expect(bookDesk(ana, { ...input, endsAt: '2026-11-24T18:00' }, NOW)).rejects.toMatchObject({
      code: 'request.reused',
    });
  });

  it('takes both halves of a hall, and one half closes the hall', async () => {
    const [east, west] = [
      await makeResource(space, { kind: 'event_space' }),
      await makeResource(space, { kind: 'event_space' }),
    ];
    const hall = await makeResource(space, { kind: 'event_space', parts: [east, west] });
    await bookDesk(ana, wish(west, '2026-11-24T09:00', '2026-11-24T10:00'), NOW);
    await expect(bookDesk(ben, wish(hall), NOW)).rejects.toMatchObject({ code: 'booking.slot_taken' });
    await bookDesk(ben, wish(hall, '2026-11-24T10:00', '2026-11-24T12:00'), NOW);
    await expect(bookDesk(ana, wish(east, '2026-11-24T11:00', '2026-11-24T13:00'), NOW)).rejects.toMatchObject({
      code: 'booking.slot_taken',
    });
  });

  it.each([
    ['2026-11-23T07:00', '2026-11-23T09:00', 'booking.in_past'],
    ['2026-11-24T06:00', '2026-11-24T09:00', 'booking.outside_hours'],
    ['2026-11-24T09:00', '2026-11-24T09:00', 'booking.ends_before_start'],
    ['2026-11-24T09:00', '2026-11-24T09:04', 'booking.too_short'],
    ['2029-11-24T09:00', '2029-11-24T10:00', 'booking.too_far_ahead'],
  ])('refuses %s to %s with %s and writes nothing', async (from, to, code) => {
    const desk = await makeResource(space);
    const before = [
      await count('bookings'),
      await count('occupancies'),
      await count('auditEntries'),
      await count('requests'),
    ];
    await expect(bookDesk(ana, wish(desk, from, to), NOW)).rejects.toMatchObject({ code });
    expect([
      await count('bookings'),
      await count('occupancies'),
      await count('auditEntries'),
      await count('requests'),
    ]).toEqual(before);
  });

  it('refuses a visitor what is not open to visitors, and a resource of another operator to anybody', async () => {
    const visitor = await makeMember(space, 'visitor');
    const [closed, open] = [await makeResource(space), await makeResource(space, { openToVisitors: true })];
    await expect(bookDesk(visitor, wish(closed), NOW)).rejects.toMatchObject({ code: 'booking.not_for_visitors' });
    await expect(bookDesk(visitor, wish(open), NOW)).resolves.toBeDefined();
    const elsewhere = await makeSpace();
    const theirs = await makeResource(elsewhere);
    await expect(bookDesk(ana, { ...wish(theirs), spaceId: elsewhere.spaceId }, NOW)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
    await expect(bookDesk(ana, wish(theirs), NOW)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('answers a dry run as it would a real one and keeps nothing', async () => {
    const desk = await makeResource(space);
    const before = await count('bookings');
    const answer = await bookDesk(ana, wish(desk, undefined, undefined, { dryRun: true }), NOW);
    expect(answer.dryRun).toBe(true);
    expect(await count('bookings')).toBe(before);
    await expect(bookDesk(ben, wish(desk), NOW)).resolves.toBeDefined();
    await expect(bookDesk(ana, wish(desk, undefined, undefined, { dryRun: true }), NOW)).rejects.toMatchObject({
      code: 'booking.slot_taken',
    });
  });

  it('costs six statements besides begin, set_config and commit', async () => {
    const desk = await makeResource(space);
    const seen: string[] = [];
    onStatement((event) => seen.push(event.query.sql));
    await bookDesk(ana, wish(desk), NOW);
    onStatement(undefined);
    expect(seen.filter((sql) => !/^(begin|commit|start transaction)|set_config/i.test(sql.trim()))).toHaveLength(6);
  });
});
