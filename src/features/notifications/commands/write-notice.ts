import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { personTopic } from '@/kernel/realtime';
import { inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { newId } from '@/kernel/ids';
import { findNoticeSubject } from '../sql/notice-reads';
import { findMemberOfPerson, insertNotice } from '../sql/notice-writes';

/** What the job that writes a notice carries: its id is made where the fact is reacted to, so that running twice writes it once. */
export const noticeJob = z.object({
  operatorId: idSchema<'operator'>(),
  noticeId: idSchema<'notice'>(),
  personId: idSchema<'person'>(),
  kind: z.string().regex(/^[a-z_.]{1,60}$/),
  about: z.record(z.string(), z.unknown()),
});
export type NoticeJob = z.output<typeof noticeJob>;

/** Tells a person something on their screens, once however often the job runs, and nudges the screens that are open. */
export function writeNotice({ operatorId, noticeId, personId, kind, about }: NoticeJob): Promise<void> {
  return inOperator({ operatorId }, async (tx) => {
    const member = await findMemberOfPerson(tx, personId);
    if (!member) return;
    const subject = await findNoticeSubject(tx, about);
    const notice = { id: noticeId, memberId: member.id, personId, kind, about: { ...about, ...subject } };
    const made = await insertNotice(tx, notice);
    const payload = { topics: [personTopic(personId)], version: newId() };
    if (made) await enqueueJobs(tx, [{ task: 'nudge', payload, maxAttempts: 6 }]);
  });
}
