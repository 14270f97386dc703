import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { addDays, instantOf, localDateOf, localOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changesIn } from '@/features/bookings/testing-changes';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { addMemberTo } from './new-member';

const WEEK = 7;

/** A house of its own with three desks, open from eight to eight every day; Ben is in Ana's way wherever a test puts him. Weeks ahead, so at no hour of a day does any of it depend. */
export async function makeSeriesHouse(name: string) {
  const space = await makeSpace({ name, listed: false, opens: 480, closes: 1200 });
  const { operatorId, timeZone } = space;
  const ana = await addMemberTo(operatorId, 'Ana Reis');
  const ben = await makeMember(space, 'member', 'Ben Costa');
  const desks: ResourceId[] = [];
  for (const n of [1, 2, 3]) {
    const shape = { x: 0, y: n * 100, width: 90, height: 90, rotation: 0 };
    desks.push(await makeResource(space, { name: `Desk ${n}`, shape }));
  }
  const today = localDateOf(new Date(), timeZone);
  const first = addDays(today, 2 * WEEK + 8 - weekdayOf(today));
  const does = changesIn(space, () => new Date());
  return {
    ...{ space, ana, desks, path: `/o/op-${operatorId}/s/house` },
    /** Monday of a week, counted from the first date. */
    monday: (week: number): LocalDate => addDays(first, week * WEEK),
    inTheWay: (desk: number, date: LocalDate, from: string, to: string): Promise<BookingId> =>
      does.book(ben, desks[desk - 1]!, `${date}T${from}`, `${date}T${to}`),
    /** Ben cannot come after all: the jobs that follow are the running app's. */
    givesUp: (bookingId: BookingId) =>
      cancelBooking(ben, { operatorId, bookingId, scope: 'one', requestId: newId<'request'>() }),
    /** What a member has, in order: "12-07 09:00-17:00 Desk 1", with the word where it is not booked. */
    standing: (who: ActingMember): Promise<string[]> =>
      inOperator(space, async (tx) => {
        const rows = await tx
          .selectFrom('bookings')
          .select(['id', 'startsAt', 'endsAt', 'resourceId', 'status', 'wanted'])
          .where('operatorId', '=', operatorId)
          .where('memberId', '=', who.memberId)
          .where('status', '<>', 'cancelled')
          .orderBy('startsAt')
          .execute();
        const wall = (at: Date) => localOf(at, timeZone).replace('T', ' ');
        return rows.map(({ startsAt, endsAt, resourceId, status, wanted }) => {
          const where = `${wall(startsAt)}-${wall(endsAt).slice(11)} Desk ${desks.indexOf(resourceId) + 1}`;
          return status === 'confirmed' ? where : `${where} ${status}${wanted ? `, ${wanted}` : ''}`;
        });
      }),
    bookingOn: (who: ActingMember, date: LocalDate): Promise<BookingId> =>
      inOperator(space, async (tx) => {
        const query = tx.selectFrom('bookings').select('id').where('operatorId', '=', operatorId);
        const ofWho = query.where('memberId', '=', who.memberId).where('status', '=', 'confirmed');
        const since = ofWho.where('startsAt', '>=', instantOf(date, timeZone));
        return (await since.orderBy('startsAt').executeTakeFirstOrThrow()).id;
      }),
  };
}
