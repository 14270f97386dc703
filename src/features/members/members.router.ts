import { linkUsed } from '@/features/auth/auth.errors';
import { asPerson } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import {
  memberProcedure,
  memberWriteProcedure,
  personProcedure,
  personWriteProcedure,
  publicProcedure,
  publicWriteProcedure,
} from '@/server/trpc/procedures';
import { acceptInvitation } from './commands/accept-invitation';
import { changeRole } from './commands/change-role';
import { editProfile, setTimeZone } from './commands/edit-profile';
import { importMembers } from './commands/import-members';
import { inviteMember } from './commands/invite-member';
import { removeMember } from './commands/remove-member';
import { restoreMember } from './commands/restore-member';
import { removePhoto } from './commands/set-photo';
import { withdrawInvitation } from './commands/withdraw-invitation';
import {
  acceptInput,
  changeRoleInput,
  editProfileInput,
  importMembersInput,
  inviteInput,
  lookAtInvitationInput,
  peopleInput,
  removeInput,
  removePhotoInput,
  timeZoneInput,
  withdrawInput,
  type MyMemberships,
} from './members.contract';
import { lookAtInvitation, readMyProfile, readPeople, readPeopleSummary } from './members.reads';
import { listMyMemberships } from './sql/membership-reads';

export const membersRouter = router({
  /** Who is signed in and where they belong: operators, roles, spaces. */
  mine: personProcedure.query(async ({ ctx }): Promise<MyMemberships> => {
    const { personId, email, timeZone } = ctx.person;
    const memberships = await asPerson({ personId }, listMyMemberships);
    return { person: { id: personId, email, timeZone }, memberships };
  }),
  people: memberProcedure.input(peopleInput).query(({ ctx, input }) => readPeople(ctx.member, input)),
  summary: memberProcedure.query(({ ctx }) => readPeopleSummary(ctx.member)),
  invite: memberWriteProcedure.input(inviteInput).mutation(({ ctx, input }) => inviteMember(ctx.member, input)),
  importList: memberWriteProcedure
    .input(importMembersInput)
    .mutation(({ ctx, input }) => importMembers(ctx.member, input)),
  withdrawInvitation: memberWriteProcedure
    .input(withdrawInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx.member, input)),
  changeRole: memberWriteProcedure.input(changeRoleInput).mutation(({ ctx, input }) => changeRole(ctx.member, input)),
  remove: memberWriteProcedure.input(removeInput).mutation(({ ctx, input }) => removeMember(ctx.member, input)),
  restore: memberWriteProcedure.input(removeInput).mutation(({ ctx, input }) => restoreMember(ctx.member, input)),
  lookAtInvitation: publicProcedure.input(lookAtInvitationInput).query(async ({ input }) => {
    const seen = await lookAtInvitation(input.token);
    if (!seen) throw linkUsed();
    return seen;
  }),
  acceptInvitation: publicWriteProcedure.input(acceptInput).mutation(({ input }) => acceptInvitation(input)),
  profile: personProcedure.query(({ ctx }) => readMyProfile(ctx.person)),
  editProfile: memberWriteProcedure
    .input(editProfileInput)
    .mutation(({ ctx, input }) => editProfile(ctx.member, input)),
  setTimeZone: personWriteProcedure.input(timeZoneInput).mutation(async ({ ctx, input }) => {
    await setTimeZone(ctx.person, input.timeZone);
    return { saved: true } as const;
  }),
  removePhoto: memberWriteProcedure
    .input(removePhotoInput)
    .mutation(({ ctx, input }) => removePhoto(ctx.member, input)),
});
