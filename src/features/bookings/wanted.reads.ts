import { asPerson, inOperator } from '@/server/db/transactions';
import type { OperatorId, PersonId } from '@/kernel/ids';
import { cursorOf, placeOf } from './domain/booking-views';
import { listAheadOfDates, listMyWanted } from './sql/wanted-reads';
import type { MyWantedAnswer, MyWantedInput } from './wanted.contract';

/**
 * The dates of one's series that could not be had and are wanted still, at every operator: the next first, page by page. One query, and one more for each
 * operator.
 */
export async function readWanted(
  personId: PersonId,
  { limit, cursor }: MyWantedInput,
  now = new Date(),
): Promise<MyWantedAnswer> {
  const page = { limit, after: placeOf(cursor), now };
  const found = await asPerson({ personId }, (tx) => listMyWanted(tx, personId, page));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const ahead = new Map<string, number>();
  for (const operatorId of new Set(rows.map((row) => row.operatorId as OperatorId))) {
    const ids = rows.filter((row) => row.operatorId === operatorId).map((row) => row.bookingId);
    for (const one of await inOperator({ operatorId }, (tx) => listAheadOfDates(tx, ids))) ahead.set(one.id, one.ahead);
  }
  return {
    items: rows.map(({ startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      ahead: ahead.get(row.bookingId) ?? 0,
    })),
    nextCursor: found.length > limit && last ? cursorOf({ startsAt: last.startsAt, id: last.bookingId }) : null,
  };
}
