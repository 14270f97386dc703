import { asPerson, inOperator } from '@/server/db/transactions';
import type { OperatorId, PersonId } from '@/kernel/ids';
import { listAheadOfDates, listMyWanted } from './sql/wanted-reads';
import type { WantedDateView } from './wanted.contract';

/** The dates of one's series that could not be had and are wanted still, at every operator: the next first. One query, and one more for each operator. */
export async function readWanted(personId: PersonId, now = new Date()): Promise<WantedDateView[]> {
  const rows = await asPerson({ personId }, (tx) => listMyWanted(tx, personId, now));
  const ahead = new Map<string, number>();
  for (const operatorId of new Set(rows.map((row) => row.operatorId as OperatorId))) {
    const ids = rows.filter((row) => row.operatorId === operatorId).map((row) => row.bookingId);
    for (const one of await inOperator({ operatorId }, (tx) => listAheadOfDates(tx, ids))) ahead.set(one.id, one.ahead);
  }
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    ahead: ahead.get(row.bookingId) ?? 0,
  }));
}
