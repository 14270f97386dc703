import { checkInAutomatically, listAutomaticDue } from '@/features/bookings/commands/check-in-by-rule';
import { lapseRequest } from '@/features/bookings/commands/lapse-requests';
import { returnDeposit } from '@/features/billing/commands/return-deposit';
import { listDepositsDue } from '@/features/billing/sql/deposits';
import { listReleasedDue, settleReleased } from '@/features/bookings/commands/settle-released';
import { releaseNoShow } from '@/features/bookings/commands/release-no-shows';
import { listNoShowsDue } from '@/features/bookings/sql/arrival-reads';
import { listRequestsDue } from '@/features/bookings/sql/request-reads';
import { publishDue } from '@/features/events/commands/answer-event-request';
import { settleLineOf } from '@/features/events/commands/keep-dates';
import { tellWhenDue } from '@/features/events/commands/tell-guests';
import { listEventsToPublish } from '@/features/events/sql/event-reads';
import { listDatesWithLapsedOffers } from '@/features/events/sql/rsvp-reads';
import { listDatesToRemind, listDatesToThank } from '@/features/events/sql/told-reads';
import { listOperatorIds } from '@/features/spaces/sql/directory-reads';
import { lapseEntries } from '@/features/waitlists/commands/settle-entry';
import { listEntriesDue } from '@/features/waitlists/sql/waitlist-writes';
import type { OperatorId } from '@/kernel/ids';
import { inDirectory, inOperator, type OperatorTx } from '@/server/db/transactions';
import { log } from '@/server/log';

type Act = () => Promise<unknown>;
/** What is due at an operator now, by one cheap query, as what is to be done about each: in a transaction of its own, and safe to do twice. */
type Due = (tx: OperatorTx, now: Date) => Promise<readonly Act[]>;

/** Everything that happens by itself when its time has come. In this order: somebody who comes by rule is no no-show. */
const DUE: readonly Due[] = [
  async (tx, now) =>
    (await listAutomaticDue(tx, now)).map((booking) => () => checkInAutomatically(tx.operatorId, booking, now)),
  async (tx, now) => (await listNoShowsDue(tx, now)).map((booking) => () => releaseNoShow(tx.operatorId, booking, now)),
  async (tx, now) => ((await listEntriesDue(tx, now)).length > 0 ? [() => lapseEntries(tx.operatorId, now)] : []),
  async (tx, now) => (await listReleasedDue(tx, now)).map((id) => () => settleReleased(tx.operatorId, id, now)),
  async (tx, now) => (await listDepositsDue(tx, now)).map((id) => () => returnDeposit(tx.operatorId, id, now)),
  async (tx, now) => (await listEventsToPublish(tx, now)).map((id) => () => publishDue(tx.operatorId, id, now)),
  async (tx, now) => (await listDatesWithLapsedOffers(tx, now)).map((id) => () => settleLineOf(tx.operatorId, id, now)),
  async (tx, now) =>
    (await listDatesToRemind(tx, now)).map((id) => () => tellWhenDue(tx.operatorId, id, 'reminder', now)),
  async (tx, now) => (await listDatesToThank(tx, now)).map((id) => () => tellWhenDue(tx.operatorId, id, 'thanks', now)),
  async (tx, now) => (await listRequestsDue(tx, now)).map((subject) => () => lapseRequest(tx.operatorId, subject, now)),
];

/**
 * Each minute: looks at every operator for what is due, in one transaction, and does it piece by piece. One that fails keeps no other from its turn; the
 * next minute tries it again.
 */
export async function doWhatIsDue(now = new Date()): Promise<{ readonly done: number; readonly failed: number }> {
  const sums = { done: 0, failed: 0 };
  for (const operatorId of await inDirectory(listOperatorIds)) {
    for (const act of await listDue(operatorId, now).catch(failed(operatorId))) {
      try {
        await act();
        sums.done++;
      } catch (error) {
        sums.failed++;
        log.error({ err: error, operatorId }, 'something that was due could not be done');
      }
    }
  }
  return sums;
}

const listDue = (operatorId: OperatorId, now: Date): Promise<Act[]> =>
  inOperator({ operatorId }, async (tx) => {
    const acts: Act[] = [];
    for (const due of DUE) acts.push(...(await due(tx, now)));
    return acts;
  });

const failed =
  (operatorId: OperatorId) =>
  (error: unknown): Act[] => {
    log.error({ err: error, operatorId }, 'what is due could not be read');
    return [];
  };
