import type { OperatorId, ReleasedTimeId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { earnedBy } from '@/features/memberships/domain/earning';
import type { MembershipFact } from '@/features/memberships/memberships.facts';
import { findEarning, giveEarned } from '@/features/memberships/memberships.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { hoursWords } from '../domain/given-back-words';
import { dateWords } from '../domain/when-words';
import { findReleased, listToSettle } from '../sql/released-reads';
import { updateToSettled } from '../sql/released-writes';

/** Time that was given up and is over, where its operator lets its holders earn by it. */
export async function listReleasedDue(tx: OperatorTx, now: Date): Promise<readonly ReleasedTimeId[]> {
  const earning = await findEarning(tx);
  return earning ? listToSettle(tx, earning.since, now) : [];
}

/**
 * "Your desk was booked while you were away": what somebody earns by time that they gave up and others had. Looked up once it is over, when
 * nobody can give theirs back any more. Safe to run twice. Answers what was earned, in the unit of the terms.
 */
export function settleReleased(operatorId: OperatorId, id: ReleasedTimeId, now = new Date()): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const earning = await findEarning(tx);
    if (!earning || !(await updateToSettled(tx, id, now))) return 0;
    const released = await findReleased(tx, id);
    const amount = released ? earnedBy(earning, released) : 0;
    if (!released?.personId || amount === 0) return 0;
    const { memberId, personId, kind, resourceName, startsAt, timeZone, rebookedMinutes } = released;
    const day = dateWords(localDateOf(startsAt, timeZone), 'en-GB');
    await giveEarned(
      tx,
      earning,
      {
        ...{ memberId, amount, kinds: [kind], name: `${resourceName}, given back on ${day}` },
        reason: `Others had ${hoursWords(rebookedMinutes)} of it`,
      },
      now,
    );
    const fact: MembershipFact = { type: 'credits.changed', operatorId, memberId, personId };
    await record(tx, {
      audit: [{ action: 'released.earned', subjectKind: 'released_time', subjectId: id, details: { amount } }],
      facts: [fact],
    });
    return amount;
  });
}
