import { bookSeriesInput } from '@/features/bookings/series.contract';
import { answerRequest } from '@/features/bookings/commands/answer-request';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changeSeries } from '@/features/bookings/commands/change-series';
import { changeSeriesByProgram } from '@/features/bookings/commands/change-series-by-program';
import { changeSeriesByIdInput } from '@/features/bookings/series-programs.contract';
import { planSeriesChange } from '@/features/bookings/commands/plan-series-change';
import { undoSeriesChange } from '@/features/bookings/commands/undo-series-change';
import { changeSeriesInput, seriesChangeWishSchema } from '@/features/bookings/series-change.contract';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { changeBookingInput, handOverInput, swapDesksInput } from '@/features/bookings/changes.contract';
import { checkIn } from '@/features/bookings/commands/check-in';
import { checkOut } from '@/features/bookings/commands/check-out';
import { handOver } from '@/features/bookings/commands/hand-over';
import { swapDesks } from '@/features/bookings/commands/swap-desks';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import { undoChange } from '@/features/bookings/commands/undo-change';
import { wantDates } from '@/features/bookings/commands/want-dates';
import { answerRequestInput } from '@/features/bookings/requests.contract';
import { acceptOffer } from '@/features/waitlists/commands/accept-offer';
import { joinWaitlist } from '@/features/waitlists/commands/join-waitlist';
import { offerFreedTime } from '@/features/waitlists/commands/offer-freed-time';
import { leaveWaitlist } from '@/features/waitlists/commands/settle-entry';
import { joinWaitlistInput } from '@/features/waitlists/waitlists.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingChangeId, type BookingId, type CancellationId, type SeriesChangeId } from '@/kernel/ids';
import { hour, type BusyHouse, type SentCommand } from './testing-busy-house';

const mine = async (house: BusyHouse) => house.book(house.ana, await house.fresh(), 0, 2);
/** What names its operator names that of whoever sends it. */
const from = <T extends object>({ operatorId }: ActingMember, wish: T) => ({ operatorId, ...wish });
const requestId = () => newId<'request'>();

async function offered(house: BusyHouse) {
  const desk = await house.fresh();
  const bookingId = await house.book(house.ana, desk, 0, 2);
  const entryId = await house.wait(house.ben, desk, 0, 2);
  await cancelBooking(house.ana, house.request({ bookingId, scope: 'one' as const }));
  await offerFreedTime(house.space);
  return { entryId, requestId: requestId() };
}

/** A series of three days, and the plan to make each date half an hour longer. */
async function longer(house: BusyHouse) {
  const wish = { spaceId: house.spaceId, localStart: hour(0).toISOString().slice(0, 16), durationMinutes: 60 };
  const series = { ...wish, resourceId: await house.fresh(), rrule: 'FREQ=DAILY;COUNT=3', onClash: 'fail' };
  const { occurrences, series: made } = await bookDeskWeekly(
    house.ana,
    bookSeriesInput.parse({ ...series, requestId: newId() }),
  );
  const { operatorId } = house.ana;
  const change = { operatorId, bookingId: occurrences[0]!.bookingId, scope: 'all', durationMinutes: 90 };
  const { planToken } = await planSeriesChange(house.ana, seriesChangeWishSchema.parse(change));
  return { wish: change, planToken, seriesId: made.id };
}

/** A date of Ana's series that Ben has. */
async function skippedDate(house: BusyHouse): Promise<BookingId> {
  const desk = await house.fresh();
  await house.book(house.ben, desk, 0, 2);
  const wish = { spaceId: house.spaceId, localStart: hour(0).toISOString().slice(0, 16), durationMinutes: 60 };
  const series = { ...wish, resourceId: desk, rrule: 'FREQ=DAILY;COUNT=2', onClash: 'skip', requestId: newId() };
  const { occurrences } = await bookDeskWeekly(house.ana, bookSeriesInput.parse(series));
  return occurrences[0]!.bookingId as BookingId;
}

export const BOOKING_COMMANDS: readonly SentCommand[] = [
  {
    name: 'book-desk',
    by: 'ana',
    make: async (house) => {
      const wish = house.wish({ resourceId: await house.fresh() });
      return (who) => bookDesk(who, wish);
    },
  },
  {
    name: 'book-desk-weekly',
    by: 'ana',
    make: async ({ fresh, spaceId }) => {
      const localStart = hour(0).toISOString().slice(0, 16);
      const wish = { spaceId, localStart, durationMinutes: 60, rrule: 'FREQ=DAILY;COUNT=3', onClash: 'fail' };
      const input = bookSeriesInput.parse({ ...wish, resourceId: await fresh(), requestId: newId() });
      return (who) => bookDeskWeekly(who, input);
    },
  },
  {
    name: 'change-series',
    by: 'ana',
    make: async (house) => {
      const { wish, planToken } = await longer(house);
      const input = changeSeriesInput.parse({ ...wish, planToken, requestId: newId() });
      return (who) => changeSeries(who, from(who, input));
    },
  },
  {
    name: 'change-series-by-program',
    by: 'ana',
    make: async (house) => {
      const { seriesId } = await longer(house);
      const input = changeSeriesByIdInput.parse({ seriesId, scope: 'all', durationMinutes: 90 });
      const id = requestId();
      return (who) => changeSeriesByProgram(who, input, id);
    },
  },
  {
    name: 'undo-series-change',
    by: 'ana',
    make: async (house) => {
      const { wish, planToken } = await longer(house);
      const { changeId } = await changeSeries(
        house.ana,
        changeSeriesInput.parse({ ...wish, planToken, requestId: newId() }),
      );
      const undo = { changeId: changeId as SeriesChangeId, requestId: requestId() };
      return (who) => undoSeriesChange(who, from(who, undo));
    },
  },
  {
    name: 'want-dates',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingIds: [await skippedDate(house)], wanted: 'fill' as const, requestId: requestId() };
      return (who) => wantDates(who, from(who, wish));
    },
  },
  {
    name: 'change-booking',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingId: await mine(house), endsAt: hour(3).toISOString(), requestId: newId() };
      return (who) => changeBooking(who, changeBookingInput.parse(from(who, wish)));
    },
  },
  {
    name: 'swap-desks',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingId: await mine(house), otherBookingId: await mine(house), requestId: newId() };
      return (who) => swapDesks(who, swapDesksInput.parse(from(who, wish)));
    },
  },
  {
    name: 'hand-over',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingId: await mine(house), toMemberId: house.ben.memberId, requestId: newId() };
      return (who) => handOver(who, handOverInput.parse(from(who, wish)));
    },
  },
  {
    name: 'undo-change',
    by: 'ana',
    make: async (house) => {
      const { change } = await house.does.change(house.ana, await mine(house), { endsAt: hour(1).toISOString() });
      const wish = { changeId: change!.changeId as BookingChangeId, requestId: requestId() };
      return (who) => undoChange(who, from(who, wish));
    },
  },
  {
    name: 'cancel-booking',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingId: await mine(house), scope: 'one' as const, requestId: requestId() };
      return (who) => cancelBooking(who, from(who, wish));
    },
  },
  {
    name: 'undo-cancellation',
    by: 'ana',
    make: async (house) => {
      const cancelled = house.request({ bookingId: await mine(house), scope: 'one' as const });
      const { cancellationId } = await cancelBooking(house.ana, cancelled);
      const wish = { cancellationId: cancellationId as CancellationId, requestId: requestId() };
      return (who) => undoCancellation(who, from(who, wish));
    },
  },
  {
    name: 'check-in',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingId: await mine(house), requestId: requestId() };
      return (who) => checkIn(who, from(who, wish), hour(0));
    },
  },
  {
    name: 'check-out',
    by: 'ana',
    make: async (house) => {
      const wish = { bookingId: await mine(house), requestId: requestId() };
      return (who) => checkOut(who, from(who, wish), hour(1));
    },
  },
  {
    name: 'answer-request',
    make: async (house) => {
      const bookingId = await house.book(house.ana, house.room, (hours += 1), hours + 1);
      const wish = { bookingId, answer: 'approve', requestId: newId() };
      return (who) => answerRequest(who, answerRequestInput.parse(from(who, wish)));
    },
  },
  {
    name: 'join-waitlist',
    by: 'ben',
    make: async (house) => {
      const resourceId = await house.fresh();
      await house.book(house.ana, resourceId, 0, 2);
      const when = { startsAt: hour(0).toISOString(), endsAt: hour(2).toISOString() };
      const wish = joinWaitlistInput.parse({ spaceId: house.spaceId, resourceId, ...when, requestId: newId() });
      return (who) => joinWaitlist(who, wish);
    },
  },
  {
    name: 'accept-offer',
    by: 'ben',
    make: async (house) => {
      const wish = await offered(house);
      return (who) => acceptOffer(who, from(who, wish));
    },
  },
  {
    name: 'leave-waitlist',
    by: 'ben',
    make: async (house) => {
      const wish = await offered(house);
      return (who) => leaveWaitlist(who, from(who, wish));
    },
  },
];
/** Requests for the one room that must be asked for lie one after another. */
let hours = 200;
