import { paths } from '@/client/paths';
import type { MemberFact } from '@/features/members/members.facts';
import type { OnboardingFact } from '@/features/onboarding/onboarding.facts';
import { env } from '@/server/env';
import type { JobSpec } from '@/server/jobs/enqueue';

/** What follows when somebody is invited or removed, or an operator begins. */
export function reactToMembers(fact: MemberFact | OnboardingFact): JobSpec[] {
  switch (fact.type) {
    case 'invitation.sent': {
      const { mailId, operatorId, invitationId, token, minutes } = fact;
      const url = env().APP_URL + paths.join({ token });
      return [{ task: 'send-invitation', payload: { mailId, operatorId, invitationId, url, minutes } }];
    }
    case 'member.removed': {
      // Waits out the undo window: who is brought back until then finds everything as it was.
      const { operatorId, memberId, removedBy, role, undoUntil } = fact;
      const payload = { operatorId, memberId, removedBy, role };
      return [{ task: 'cancel-bookings-of-removed-member', payload, key: `removed:${memberId}`, runAt: undoUntil }];
    }
    case 'operator.created': {
      const { mailId, operatorId, email, token, minutes } = fact;
      const url = env().APP_URL + paths.enter({ token, next: paths.people(fact.operatorSlug) });
      return [{ task: 'send-operator-created', payload: { mailId, operatorId, email, url, minutes } }];
    }
  }
}
