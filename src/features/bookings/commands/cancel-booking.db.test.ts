import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput, type CancelScope } from '../bookings.contract';
import { bookSeriesInput, type BookSeriesInput } from '../series.contract';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { cancelBooking } from './cancel-booking';
import { undoCancellation } from './undo-cancellation';

/** A Monday morning. */
const NOW = new Date('2026-11-23T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
});

const wish = (
  resourceId: ResourceId,
  rrule = 'FREQ=WEEKLY;BYDAY=MO,WE',
  more: Partial<BookSeriesInput> = {},
): BookSeriesInput => ({
  ...bookSeriesInput.parse({
    spaceId: space.spaceId,
    resourceId,
    localStart: '2026-11-23T09:00',
    durationMinutes: 480,
    rrule,
    onClash: 'skip',
    requestId: newId(),
  }),
  ...more,
});

const single = (resourceId: ResourceId, day: string, from = '09:00', to = '10:00') =>
  bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId,
    startsAt: `${day}T${from}`,
    endsAt: `${day}T${to}`,
    requestId: newId(),
  });

const cancel = (who: ActingMember, bookingId: string, scope: CancelScope, now = NOW) =>
  cancelBooking(who, { operatorId: who.operatorId, bookingId: bookingId as BookingId, scope, requestId: newId() }, now);

const undo = (who: ActingMember, cancellationId: string, now = NOW) =>
  undoCancellation(
    who,
    { operatorId: who.operatorId, cancellationId: cancellationId as CancellationId, requestId: newId() },
    now,
  );

const held = (resourceId: ResourceId) =>
  inOperator(space, async (tx) => {
    const rows = await tx
      .selectFrom('occupancies')
      .select('startsAt')
      .where('operatorId', '=', space.operatorId)
      .where('resourceId', '=', resourceId)
      .orderBy('startsAt')
      .execute();
    return rows.map((row) => localOf(row.startsAt, space.timeZone));
  });

describe('giving back a weekly desk', () => {
  const book = async () => {
    const desk = await makeResource(space);
    const { occurrences, series } = await bookDeskWeekly(ana, wish(desk, 'FREQ=WEEKLY;COUNT=6'), NOW);
    return { desk, ids: occurrences.map((one) => one.bookingId), seriesId: series.id as SeriesId };
  };
  const rule = (id: SeriesId) =>
    inOperator(space, (tx) =>
      tx
        .selectFrom('series')
        .select(['rrule', 'status'])
        .where('operatorId', '=', space.operatorId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );

  it('frees one date at once and leaves the rest', async () => {
    const { desk, ids } = await book();
    expect(await cancel(ana, ids[2]!, 'one')).toMatchObject({ cancelled: 1, scope: 'one' });
    expect(await held(desk)).toEqual([
      '2026-11-23T09:00',
      '2026-11-30T09:00',
      '2026-12-14T09:00',
      '2026-12-21T09:00',
      '2026-12-28T09:00',
    ]);
    await expect(bookDesk(ben, single(desk, '2026-12-07'), NOW)).resolves.toBeDefined();
    await expect(cancel(ana, ids[2]!, 'one')).rejects.toMatchObject({ code: 'booking.already_cancelled' });
  });

  it('ends the series before "this and following"', async () => {
    const { desk, ids, seriesId } = await book();
    expect(await cancel(ana, ids[2]!, 'following')).toMatchObject({ cancelled: 4 });
    expect(await held(desk)).toEqual(['2026-11-23T09:00', '2026-11-30T09:00']);
    expect(await rule(seriesId)).toEqual({ rrule: 'FREQ=WEEKLY;COUNT=2', status: 'live' });
  });

  it('gives back all dates that have not begun, whichever one was clicked', async () => {
    const { desk, ids, seriesId } = await book();
    const later = new Date('2026-12-01T12:00:00Z');
    expect(await cancel(ana, ids[4]!, 'all', later)).toMatchObject({ cancelled: 4 });
    expect(await held(desk)).toEqual(['2026-11-23T09:00', '2026-11-30T09:00']);
    expect((await rule(seriesId)).status).toBe('ended');
    await expect(cancel(ana, ids[0]!, 'one', later)).rejects.toMatchObject({ code: 'booking.already_started' });
  });

  it('undoes what was given back, and names the dates that somebody took meanwhile', async () => {
    const { desk, ids, seriesId } = await book();
    const { cancellationId } = await cancel(ana, ids[1]!, 'following');
    await bookDesk(ben, single(desk, '2026-12-14'), NOW);
    expect(await undo(ana, cancellationId)).toMatchObject({
      restored: 4,
      takenMeanwhile: [{ startsAt: '2026-12-14T09:00:00.000Z' }],
    });
    expect(await held(desk)).toHaveLength(6);
    expect(await rule(seriesId)).toEqual({ rrule: 'FREQ=WEEKLY;COUNT=6', status: 'live' });
    await expect(undo(ana, cancellationId)).rejects.toMatchObject({ code: 'cancellation.already_undone' });
  });

  it('lets no undo through once its window is over, and none but one’s own', async () => {
    const { ids } = await book();
    const { cancellationId } = await cancel(ana, ids[1]!, 'one');
    await expect(undo(ben, cancellationId)).rejects.toMatchObject({ code: 'cancellation.not_found' });
    await expect(undo(ana, cancellationId, new Date(NOW.getTime() + 60_000))).rejects.toMatchObject({
      code: 'cancellation.undo_over',
    });
  });

  it('is for the member and for staff; nobody else learns that the booking exists', async () => {
    const { ids } = await book();
    const stranger = await makeMember(await makeSpace());
    const desk = await makeMember(space, 'front_desk');
    await expect(cancel(ben, ids[0]!, 'one')).rejects.toMatchObject({ code: 'booking.not_found' });
    await expect(cancel(stranger, ids[0]!, 'one')).rejects.toMatchObject({ code: 'booking.not_found' });
    await expect(cancel(desk, ids[0]!, 'one')).resolves.toMatchObject({ cancelled: 1 });
  });
});
