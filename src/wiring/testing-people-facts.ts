import type { BillingFact } from '@/features/billing/billing.facts';
import type { MemberFact } from '@/features/members/members.facts';
import type { OnboardingFact } from '@/features/onboarding/onboarding.facts';
import { closingId, invitationId, link, memberId, operatorId, personId, undoUntil } from './testing-facts';

type PeopleFact = BillingFact | MemberFact | OnboardingFact;
type FactOf<T extends PeopleFact['type']> = Extract<PeopleFact, { type: T }>;

/** Every fact about who belongs to an operator and what they owe, and the jobs that follow: a part of the table of all facts. */
export const PEOPLE_TABLE: { [T in PeopleFact['type']]: [FactOf<T>, object[]][] } = {
  'invitation.sent': [
    [
      { type: 'invitation.sent', operatorId, invitationId, mailId: link.mailId, token: 'T0ken-_', minutes: 30 },
      [{ task: 'send-invitation', payload: { invitationId, operatorId } }],
    ],
  ],
  'member.removed': [
    [
      { type: 'member.removed', operatorId, memberId, personId, removedBy: memberId, role: 'member', undoUntil },
      [{ task: 'cancel-bookings-of-removed-member', key: `removed:${memberId}`, runAt: undoUntil }],
    ],
  ],
  'closing.begun': [
    [
      { type: 'closing.begun', operatorId, closingId },
      [{ task: 'close-accounts', payload: { operatorId, closingId }, key: `closing:${closingId}` }],
    ],
  ],
  'operator.created': [
    [{ type: 'operator.created', operatorSlug: 'harbour', ...link, operatorId }, [{ task: 'send-operator-created' }]],
  ],
};
