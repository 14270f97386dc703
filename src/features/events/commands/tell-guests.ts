import { newId, type EventDateId, type EventId, type OperatorId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { enqueueJobs, type JobSpec } from '@/server/jobs/enqueue';
import { findDateVersion, findHostPerson, listTold, listWhoSaysYes, updateDateToTold } from '../sql/told-reads';

type What = 'moved' | 'off' | 'reminder' | 'thanks';

/** A date has another time or place, or is off: a mail of its own for each of those who have to do with it, and a notice for members. Answers how many. */
export function tellGuests(operatorId: OperatorId, dateId: EventDateId, now = new Date()): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const date = await findDateVersion(tx, dateId);
    return date ? tell(tx, dateId, date.status === 'stands' ? 'moved' : 'off', date.version, now) : 0;
  });
}

/** The day before, those who come are reminded; afterwards those who were there are thanked. Once for each date, however often it is looked at. */
export function tellWhenDue(
  operatorId: OperatorId,
  dateId: EventDateId,
  what: 'reminder' | 'thanks',
  now = new Date(),
): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    if (!(await updateDateToTold(tx, dateId, what, now))) return 0;
    const date = await findDateVersion(tx, dateId);
    return date ? tell(tx, dateId, what, date.version, now) : 0;
  });
}

/** Under a key for each, so that run twice it is still one. */
async function tell(tx: OperatorTx, dateId: EventDateId, news: What, version: number, now: Date): Promise<number> {
  const { operatorId } = tx;
  const told = await listTold(tx, dateId, news, now);
  const mails = told.map(({ rsvpId }) => ({
    task: 'send-rsvp-mail',
    payload: { operatorId, rsvpId, news, version },
    key: `rsvp-mail:${rsvpId}:${news}:${version}`,
  }));
  const notices = told.flatMap(({ rsvpId, personId }): JobSpec[] =>
    personId && (news === 'moved' || news === 'off')
      ? [
          {
            task: 'write-notice',
            payload: { operatorId, noticeId: newId(), personId, kind: `event.${news}`, about: { rsvpId } },
            key: `rsvp-notice:${rsvpId}:${news}:${version}`,
          },
        ]
      : [],
  );
  await enqueueJobs(tx, [...mails, ...notices]);
  return told.length;
}

/** A host asks for a yes: a mail and a notice to each owner and manager. `act` names the asking. */
export function announceEvent(operatorId: OperatorId, eventId: EventId, act: string): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const asked = await listWhoSaysYes(tx);
    await enqueueJobs(
      tx,
      asked.flatMap(({ memberId, personId }) => [
        {
          task: 'send-event-to-answer',
          payload: { operatorId, eventId, memberId, act },
          key: `event-to-answer:${act}:${memberId}`,
        },
        {
          task: 'write-notice',
          payload: { operatorId, noticeId: newId(), personId, kind: 'event.to_answer', about: { eventId } },
          key: `event-to-answer-notice:${act}:${memberId}`,
        },
      ]),
    );
    return asked.length;
  });
}

/** The host hears what was answered. */
export function announceEventAnswer(
  operatorId: OperatorId,
  eventId: EventId,
  { yes, act }: { readonly yes: boolean; readonly act: string },
): Promise<void> {
  return inOperator({ operatorId }, async (tx) => {
    const personId = await findHostPerson(tx, eventId);
    if (!personId) return;
    const kind = yes ? 'event.approved' : 'event.refused';
    await enqueueJobs(tx, [
      { task: 'send-event-answer', payload: { operatorId, eventId, yes, act }, key: `event-answer:${act}` },
      {
        task: 'write-notice',
        payload: { operatorId, noticeId: newId(), personId, kind, about: { eventId } },
        key: `event-answer-notice:${act}`,
      },
    ]);
  });
}
