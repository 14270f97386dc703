import { expect, it } from 'vitest';
import { newId, type BookingId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from './bookings.contract';
import { bookSeriesInput } from './series.contract';
import { readCancelCounts } from './bookings.reads';
import { bookDesk } from './commands/book-desk';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { cancelBooking } from './commands/cancel-booking';

const NOW = new Date('2027-01-04T07:00:00Z');

it('says before cancelling what cancelling will answer', async () => {
  const space = await makeSpace();
  const [member, other, resourceId] = [await makeMember(space), await makeMember(space), await makeResource(space)];
  const wish = { spaceId: space.spaceId, resourceId };
  const taken = { ...wish, startsAt: '2027-01-12T10:00', endsAt: '2027-01-12T11:00', requestId: newId() };
  await bookDesk(other, bookDeskInput.parse(taken), NOW);
  const { occurrences } = await bookDeskWeekly(
    member,
    bookSeriesInput.parse({
      ...wish,
      localStart: '2027-01-05T09:00',
      durationMinutes: 480,
      rrule: 'FREQ=WEEKLY;COUNT=5',
      onClash: 'skip',
      requestId: newId(),
    }),
    NOW,
  );
  const third = occurrences[2]!.bookingId as BookingId;
  // The first has begun, the second is skipped: both may still be in the list, only the second can be given back.
  const later = new Date('2027-01-05T12:00:00Z');
  expect(await readCancelCounts(member, third, later)).toEqual({
    following: 3,
    all: 4,
    skipped: { following: 0, all: 1 },
    others: null,
  });
  const input = {
    operatorId: space.operatorId,
    bookingId: third,
    scope: 'following' as const,
    requestId: newId<'request'>(),
  };
  expect((await cancelBooking(member, input, later)).cancelled).toBe(3);
  await expect(readCancelCounts(other, third, later)).rejects.toMatchObject({ code: 'booking.not_found' });
});
