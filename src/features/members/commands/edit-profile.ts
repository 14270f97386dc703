import type { ActingMember } from '@/kernel/acting-member';
import type { PersonId } from '@/kernel/ids';
import { asPerson } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { EditProfileInput } from '../members.contract';
import { updateProfile } from '../sql/member-writes';
import { updateTimeZone } from '../sql/profile-reads';

/** "This is me": what others at this operator call one, read about one, and whether members see one at all. */
export function editProfile(member: ActingMember, input: EditProfileInput): Promise<{ saved: true }> {
  return once(member, { requestId: input.requestId, command: 'edit-profile', input }, async (tx) => {
    await updateProfile(tx, member.memberId, input);
    return {
      answer: { saved: true as const },
      audit: [
        {
          action: 'member.profile_edited',
          subjectKind: 'member',
          subjectId: member.memberId,
          details: { visibility: input.visibility },
        },
      ],
      facts: [],
    };
  });
}

/** "I live by this clock": the zone in which one reads times beside the space's own; null for none. */
export const setTimeZone = (person: { readonly personId: PersonId }, timeZone: string | null): Promise<void> =>
  asPerson(person, (tx) => updateTimeZone(tx, timeZone));
