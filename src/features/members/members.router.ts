import { asPerson } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { personProcedure } from '@/server/trpc/procedures';
import type { MyMemberships } from './members.contract';
import { listMyMemberships } from './sql/membership-reads';

export const membersRouter = router({
  /** Who is signed in and where they belong: operators, roles, spaces. */
  mine: personProcedure.query(async ({ ctx }): Promise<MyMemberships> => {
    const { personId, email, timeZone } = ctx.person;
    const memberships = await asPerson({ personId }, listMyMemberships);
    return { person: { id: personId, email, timeZone }, memberships };
  }),
});
