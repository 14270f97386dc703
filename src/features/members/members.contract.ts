import type { Role } from '@/kernel/acting-member';
import type { MemberId, OperatorId, PersonId, SpaceId } from '@/kernel/ids';

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
