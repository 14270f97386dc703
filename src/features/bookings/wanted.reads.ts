import { listWaitlistRules } from '@/features/booking-rules/booking-rules.service';
import { asksWhenFree } from '@/features/booking-rules/domain/rule-effects';
import { asPerson, inOperator } from '@/server/db/transactions';
import type { OperatorId, PersonId } from '@/kernel/ids';
import { cursorOf, placeOf } from './domain/booking-views';
import { listDatesInLine, listMyWanted } from './sql/wanted-reads';
import type { MyWantedAnswer, MyWantedInput } from './wanted.contract';

/**
 * The dates of one's series that could not be had and are wanted still, at every operator: the next first, page by page. One query, and two more for
 * each operator.
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
  const inLine = new Map<string, { readonly ahead: number; readonly asked: boolean }>();
  for (const operatorId of new Set(rows.map((row) => row.operatorId as OperatorId))) {
    const ids = rows.filter((row) => row.operatorId === operatorId).map((row) => row.bookingId);
    const { dates, rules } = await inOperator({ operatorId }, async (tx) => ({
      dates: await listDatesInLine(tx, ids),
      rules: await listWaitlistRules(tx),
    }));
    for (const date of dates) {
      const subject = { resource: { id: date.resourceId, kind: date.kind }, who: date };
      const here = rules.filter(({ spaceId }) => spaceId === date.spaceId);
      inLine.set(date.id, { ahead: date.ahead, asked: asksWhenFree(here, subject) });
    }
  }
  return {
    items: rows.map(({ startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      ...(inLine.get(row.bookingId) ?? { ahead: 0, asked: true }),
    })),
    nextCursor: found.length > limit && last ? cursorOf({ startsAt: last.startsAt, id: last.bookingId }) : null,
  };
}
