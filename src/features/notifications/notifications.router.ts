import { asPerson } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { memberWriteProcedure, personProcedure } from '@/server/trpc/procedures';
import { readNotices } from './commands/read-notices';
import { readNoticesInput, type NoticeView } from './notifications.contract';
import { countUnread, listNotices } from './sql/notice-reads';

const SHOWN = 30;

export const noticesRouter = router({
  /** How many notices wait to be read: for the bell. */
  unread: personProcedure.query(({ ctx }) => asPerson(ctx.person, (tx) => countUnread(tx, ctx.person.personId))),
  /** The latest notices, newest first. */
  latest: personProcedure.query(async ({ ctx }): Promise<NoticeView[]> => {
    const rows = await asPerson(ctx.person, (tx) => listNotices(tx, ctx.person.personId, SHOWN));
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }),
  read: memberWriteProcedure.input(readNoticesInput).mutation(({ ctx, input }) => readNotices(ctx.member, input)),
});
