import { router } from '@/server/trpc/init';
import { memberOfSpaceWriteProcedure, memberWriteProcedure, personProcedure } from '@/server/trpc/procedures';
import { acceptOffer } from './commands/accept-offer';
import { joinWaitlist } from './commands/join-waitlist';
import { leaveWaitlist } from './commands/settle-entry';
import { joinWaitlistInput, waitlistEntryInput } from './waitlists.contract';
import { readMyEntries } from './waitlists.reads';

export const waitlistsRouter = router({
  /** What one waits for, at every operator. */
  mine: personProcedure.query(({ ctx }) => readMyEntries(ctx.person.personId)),
  join: memberOfSpaceWriteProcedure
    .input(joinWaitlistInput)
    .mutation(({ ctx, input }) => joinWaitlist(ctx.member, input)),
  leave: memberWriteProcedure.input(waitlistEntryInput).mutation(({ ctx, input }) => leaveWaitlist(ctx.member, input)),
  accept: memberWriteProcedure.input(waitlistEntryInput).mutation(({ ctx, input }) => acceptOffer(ctx.member, input)),
});
