import { runOnce } from 'graphile-worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announceComments, removeComment, writeComment } from '@/features/event-talk/commands/comment';
import { removeCommentInput, writeCommentInput } from '@/features/event-talk/event-talk.contract';
import { come, makeEvent } from '@/features/events/testing-events';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import { tasks } from './tasks';
import './reactions';

process.env.LOG_LEVEL = 'silent';

let post: Awaited<ReturnType<typeof openPostOffice>>;
beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
});
afterAll(async () => {
  closeMail();
  await post.close();
});

it('one mail to each host for all that others said, without what is gone by then', async () => {
  const space = await makeSpace({ name: 'Harbour' });
  const [host, coHost] = [await makeMember(space, 'host', 'Hana'), await makeMember(space, 'member', 'Ciro')];
  const ana = await makeMember(space, 'member', 'Ana');
  const { eventId, dateIds } = await makeEvent(space, host, null, { wish: { coHostIds: [coHost.memberId] } });
  await come(space, ana, dateIds[0]!);
  const base = () => ({ operatorId: space.operatorId, eventId, requestId: newId() });
  const say = (by: ActingMember, words: string) => writeComment(by, writeCommentInput.parse({ ...base(), words }));
  await say(ana, 'Who brings bread?');
  await say(host, 'I do.');
  const { commentId } = await say(ana, 'Something too quick');
  await announceComments(space.operatorId, eventId);
  await removeComment(ana, removeCommentInput.parse({ ...base(), commentId }));
  await asOwner(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier <> 'send-event-comments'`,
  );
  const connectionString = process.env.MIGRATION_DATABASE_URL;
  await runOnce({ connectionString, taskList: tasks, logger: graphileLogger, noHandleSignals: true });
  const sent = post.collect().map(({ subject, text }) => ({
    subject,
    hello: /Hello (\w+)/.exec(text)?.[1],
    says: ['Who brings bread?', 'I do.', 'Something too quick'].filter((words) => text.includes(words)),
  }));
  expect(sent.sort((one, other) => one.subject.localeCompare(other.subject))).toEqual([
    { subject: '2 new comments on Open breakfast', hello: 'Ciro', says: ['Who brings bread?', 'I do.'] },
    { subject: 'A new comment on Open breakfast', hello: 'Hana', says: ['Who brings bread?'] },
  ]);
});
