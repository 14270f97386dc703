import { z } from 'zod';
import { ROLES, type Role } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import type { MemberId, OperatorId, PersonId, SpaceId } from '@/kernel/ids';
import { oneLine, manyLines } from '@/kernel/plain-text';
import { timeZoneSchema } from '@/kernel/zone-schema';
import { emailSchema, newPasswordSchema } from '@/features/auth/auth.contract';

/** One belonging of the signed-in person, with what the shell needs to lead them around. */
export type MyMembership = {
  readonly memberId: MemberId;
  readonly role: Role;
  readonly displayName: string;
  readonly photoVersion: number;
  readonly operator: {
    readonly id: OperatorId;
    readonly slug: string;
    readonly name: string;
    readonly accent: string;
  };
  readonly spaces: readonly {
    readonly id: SpaceId;
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
  }[];
};

/** Who is signed in, and everywhere they belong. */
export type MyMemberships = {
  readonly person: { readonly id: PersonId; readonly email: string; readonly timeZone: string | null };
  readonly memberships: readonly MyMembership[];
};

const operatorId = idSchema<'operator'>();
const memberId = idSchema<'member'>();
const requestId = idSchema<'request'>();
export const roleSchema = z.enum(ROLES);
const displayNameSchema = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'Others need a name to call you by').max(80, 'At most 80 characters'));

// ---- People -------------------------------------------------------------------------------------------------------------------------

export const peopleInput = z.object({
  operatorId,
  /** Part of a name. */
  q: z.string().trim().max(80).default(''),
  role: roleSchema.optional(),
  status: z.enum(['active', 'removed']).default('active'),
  limit: z.int().min(1).max(100).default(50),
  /** A list that pages on asks for its first page with null. */
  cursor: z.string().max(400).nullish(),
});
export type PeopleInput = z.output<typeof peopleInput>;

export type PersonRow = {
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly email: string;
  readonly about: string;
  readonly role: Role;
  readonly status: 'active' | 'removed';
  readonly visibility: 'members' | 'staff';
  readonly photoVersion: number;
  readonly joinedAt: string;
};
export type PeoplePage = { readonly items: readonly PersonRow[]; readonly nextCursor: string | null };

export type OpenInvitation = {
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
};
/** What stands above the list: how many there are, by role, and who was asked and has not answered. */
export type PeopleSummary = {
  readonly active: number;
  readonly removed: number;
  readonly byRole: Readonly<Partial<Record<Role, number>>>;
  readonly invitations: readonly OpenInvitation[];
};

// ---- inviting -----------------------------------------------------------------------------------------------------------------------

export const inviteInput = z.object({ operatorId, email: emailSchema, role: roleSchema, requestId });
export type InviteInput = z.output<typeof inviteInput>;
export type InviteAnswer = {
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
};

export const IMPORT_PEOPLE_MOST = 200;
export const importMembersInput = z.object({
  operatorId,
  /** The list as it is: CSV with a first line of column names. */
  text: z.string().max(200_000, 'At most 200,000 characters at once'),
  /** The rows to invite, as a spreadsheet counts them; a dry run looks at all. */
  lines: z.array(z.int().min(2)).max(IMPORT_PEOPLE_MOST).default([]),
  dryRun: z.boolean().default(false),
  requestId,
});
export type ImportMembersInput = z.output<typeof importMembersInput>;

export const withdrawInput = z.object({ operatorId, invitationId: idSchema<'invitation'>(), requestId });
export type WithdrawInput = z.output<typeof withdrawInput>;

export const lookAtInvitationInput = z.object({ token: z.string().min(16).max(100) });
/** What the page behind an invitation may say before its button is pressed. Looking does not use the link up. */
export type InvitationSeen = {
  readonly email: string;
  readonly role: Role;
  readonly inviterName: string;
  readonly operator: { readonly slug: string; readonly name: string; readonly accent: string };
  /** The first space of the operator, to go to. */
  readonly space: { readonly slug: string } | null;
  readonly hasAccount: boolean;
  /** What the person is called elsewhere, to begin with. */
  readonly name: string | null;
};

export const acceptInput = z.object({
  token: z.string().min(16).max(100),
  name: displayNameSchema,
  password: newPasswordSchema.optional(),
});
export type AcceptInput = z.output<typeof acceptInput>;

// ---- roles, leaving, coming back ----------------------------------------------------------------------------------------------------

export const changeRoleInput = z.object({ operatorId, memberId, role: roleSchema, requestId });
export type ChangeRoleInput = z.output<typeof changeRoleInput>;
export const removeInput = z.object({ operatorId, memberId, requestId });
export type RemoveInput = z.output<typeof removeInput>;
export type RemoveAnswer = {
  readonly memberId: string;
  /** Until then their bookings stand, and bringing them back restores everything. */
  readonly undoUntil: string;
};

// ---- one's own profile --------------------------------------------------------------------------------------------------------------

export const editProfileInput = z.object({
  operatorId,
  displayName: displayNameSchema,
  about: z.string().transform(manyLines).pipe(z.string().max(500, 'At most 500 characters')),
  visibility: z.enum(['members', 'staff']),
  requestId,
});
export type EditProfileInput = z.output<typeof editProfileInput>;
export const timeZoneInput = z.object({ timeZone: timeZoneSchema.nullable() });
export const removePhotoInput = z.object({ operatorId, requestId });
export type RemovePhotoInput = z.output<typeof removePhotoInput>;
export type PhotoAnswer = { readonly photoVersion: number };

export type MyProfile = {
  readonly person: { readonly email: string; readonly timeZone: string | null; readonly hasPassword: boolean };
  readonly profiles: readonly {
    readonly memberId: MemberId;
    readonly operator: { readonly id: OperatorId; readonly slug: string; readonly name: string };
    readonly role: Role;
    readonly displayName: string;
    readonly about: string;
    readonly visibility: 'members' | 'staff';
    readonly photoVersion: number;
  }[];
};
