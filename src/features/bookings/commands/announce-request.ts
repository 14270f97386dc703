import { newId, type OperatorId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import type { RequestSubject } from '../bookings.facts';
import { listAnswerers } from '../sql/holder-reads';

/** Somebody has asked: a mail and a notice to each of those who may answer, under one key, so that run twice it is still one. Answers how many. */
export function announceRequest(operatorId: OperatorId, subject: RequestSubject): Promise<number> {
  const about = 'seriesId' in subject ? subject.seriesId : subject.bookingId;
  return inOperator({ operatorId }, async (tx) => {
    const answerers = await listAnswerers(tx);
    await enqueueJobs(
      tx,
      answerers.flatMap(({ memberId, personId }) => [
        {
          task: 'send-request-to-answer',
          payload: { operatorId, subject, memberId },
          key: `request:${about}:${memberId}`,
        },
        {
          task: 'write-notice',
          payload: { operatorId, noticeId: newId(), personId, kind: 'request.received', about: subject },
          key: `request-notice:${about}:${memberId}`,
        },
      ]),
    );
    return answerers.length;
  });
}
