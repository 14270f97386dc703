import { sql } from 'kysely';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingChangeId, type BookingId, type MemberId, type ResourceId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { onStatement } from '@/server/db/pool';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { bookDeskInput, type BookDeskInput } from './bookings.contract';
import { bookSeriesInput } from './series.contract';
import { changeBookingInput, handOverInput, swapDesksInput, type ChangeBookingInput } from './changes.contract';
import { bookDesk } from './commands/book-desk';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { changeBooking } from './commands/change-booking';
import { handOver } from './commands/hand-over';
import { swapDesks } from './commands/swap-desks';
import { undoChange } from './commands/undo-change';

type Wish = Partial<ChangeBookingInput>;

/** Books and changes in one space at one moment, in as few words as a test needs. */
export function changesIn(space: MadeSpace, clock: () => Date) {
  const { operatorId, spaceId } = space;
  const requestId = () => newId<'request'>();
  return {
    book: async (
      who: ActingMember,
      resourceId: ResourceId,
      startsAt: string,
      endsAt: string,
      more: Partial<BookDeskInput> = {},
    ) => {
      const wish = bookDeskInput.parse({ spaceId, resourceId, startsAt, endsAt, requestId: requestId() });
      return (await bookDesk(who, { ...wish, ...more }, clock())).booking.id as BookingId;
    },
    bookDaily: async (who: ActingMember, resourceId: ResourceId, localStart: string, count: number) => {
      const wish = { spaceId, resourceId, localStart, durationMinutes: 120, rrule: `FREQ=DAILY;COUNT=${count}` };
      const input = bookSeriesInput.parse({ ...wish, onClash: 'fail', requestId: requestId() });
      return (await bookDeskWeekly(who, input, clock())).occurrences.map((one) => one.bookingId as BookingId);
    },
    change: (who: ActingMember, bookingId: BookingId, wish: Wish) =>
      changeBooking(
        who,
        { ...changeBookingInput.parse({ operatorId, bookingId, requestId: requestId() }), ...wish },
        clock(),
      ),
    swap: (
      who: ActingMember,
      bookingId: BookingId,
      otherBookingId: BookingId,
      more: { override?: string; requestId?: string } = {},
    ) =>
      swapDesks(
        who,
        swapDesksInput.parse({ operatorId, bookingId, otherBookingId, requestId: requestId(), ...more }),
        clock(),
      ),
    handOver: (
      who: ActingMember,
      bookingId: BookingId,
      toMemberId: MemberId,
      more: { override?: string; requestId?: string } = {},
    ) =>
      handOver(
        who,
        handOverInput.parse({ operatorId, bookingId, toMemberId, requestId: requestId(), ...more }),
        clock(),
      ),
    undo: (who: ActingMember, change: { changeId: string } | null, at = clock()) =>
      undoChange(who, { operatorId, changeId: change!.changeId as BookingChangeId, requestId: requestId() }, at),
    /** What holds a resource, on the wall: a buffer stands in brackets, a request's hold behind a question mark. */
    held: (resourceId: ResourceId) =>
      inOperator(space, async (tx) => {
        const rows = await tx
          .selectFrom('occupancies')
          .select(['startsAt', 'endsAt', 'buffer', 'kind'])
          .where('operatorId', '=', operatorId)
          .where('resourceId', '=', resourceId)
          .orderBy('startsAt')
          .execute();
        return rows.map(({ startsAt, endsAt, buffer, kind }) => {
          const clock = (at: Date) => localOf(at, space.timeZone).slice(11);
          const words = `${localOf(startsAt, space.timeZone).slice(0, 10)} ${clock(startsAt)}-${clock(endsAt)}`;
          return `${kind === 'hold' ? '?' : ''}${buffer ? `(${words})` : words}`;
        });
      }),
    row: (id: BookingId) =>
      inOperator(space, (tx) =>
        tx
          .selectFrom('bookings')
          .selectAll()
          .where('operatorId', '=', operatorId)
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      ),
    /** Everything that a refused command must leave as it was. */
    counts: () =>
      inOperator(space, async (tx) => {
        const { rows } = await sql`
          select (select count(*) from booking_changes where operator_id = ${operatorId}) as changes,
            (select count(*) from requests where operator_id = ${operatorId}) as requests,
            (select count(*) from audit_entries where operator_id = ${operatorId}) as audit,
            (select sum(sequence) from bookings where operator_id = ${operatorId}) as sequences`.execute(tx);
        return rows[0];
      }),
  };
}

/** A house with two members and a front desk, on a Monday morning in Lisbon. */
export async function openChangeScene() {
  const NOW = new Date('2026-11-23T07:00:00Z');
  const space = await makeSpace();
  const [ana, ben, fay] = [
    await makeMember(space, 'member', 'Ana'),
    await makeMember(space, 'member', 'Ben'),
    await makeMember(space, 'front_desk', 'Fay'),
  ];
  return { NOW, space, ana, ben, fay, does: changesIn(space, () => NOW) };
}

/** How many statements `work` costs besides begin, set_config and commit. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  onStatement((event) => seen.push(event.query.sql.trim()));
  try {
    await work();
  } finally {
    onStatement(undefined);
  }
  return seen.filter((text) => !/^(begin|commit|start transaction)|set_config/i.test(text));
}

/** The jobs that wait for one change, and when. */
export const jobsOfChange = (changeId: string) =>
  asOwner<{ task: string; key: string; runAt: Date }>(
    `select task_identifier as task, key, run_at as "runAt" from graphile_worker.jobs where key like '%:${changeId}' order by task`,
  );
