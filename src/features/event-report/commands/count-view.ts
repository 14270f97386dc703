import { createHmac } from 'node:crypto';
import type { EventId, OperatorId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { env } from '@/server/env';
import { deleteMarksBefore, insertView } from '../sql/view-writes';

export type Look = {
  readonly operatorId: OperatorId;
  readonly eventId: EventId;
  readonly timeZone: string;
  /** Whoever it is, as far as they can be told apart: a person, or an address with a browser. It is not kept. */
  readonly who: string;
  readonly cameFrom: string;
};

const MARK_BYTES = 12;

/** "Somebody opened the page of an event": counted once a day for each person. The same person again, also at the same moment, is not counted. */
export function countView({ operatorId, eventId, timeZone, who, cameFrom }: Look, now = new Date()): Promise<boolean> {
  const day = localDateOf(now, timeZone);
  const mark = createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(JSON.stringify(['event view', day, eventId, who]))
    .digest()
    .subarray(0, MARK_BYTES);
  return inOperator({ operatorId }, (tx) => insertView(tx, { eventId, day, mark, cameFrom }));
}

/** Nightly: forgets who was counted on days that are over everywhere. Answers how many. */
export const forgetLooks = (operatorId: OperatorId, now: Date): Promise<number> =>
  inOperator({ operatorId }, (tx) => deleteMarksBefore(tx, addDays(localDateOf(now, 'UTC'), -1)));
