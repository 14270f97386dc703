import type { AuthFact } from '@/features/auth/auth.facts';
import type { BillingFact } from '@/features/billing/billing.facts';
import type { MemberFact } from '@/features/members/members.facts';
import type { MembershipFact } from '@/features/memberships/memberships.facts';
import type { PlanFact } from '@/features/plans/plans.facts';
import type { OnboardingFact } from '@/features/onboarding/onboarding.facts';
import { newId } from '@/kernel/ids';
import {
  closingId,
  invitationId,
  link,
  memberId,
  nudgePerson,
  operatorId,
  personId,
  told,
  undoUntil,
} from './testing-facts';

const [purchaseId, invoiceId] = [newId<'pass_purchase'>(), newId<'invoice'>()];
const reminderId = newId<'payment_reminder'>();
const whose = { operatorId, memberId, personId };
const membershipId = newId<'membership'>();
const joined = { what: 'joined' as const, act: newId() };
const renewed = { what: 'renewed' as const, on: '2026-12-01' };

export type PeopleFact = AuthFact | BillingFact | MemberFact | MembershipFact | OnboardingFact | PlanFact;
type FactOf<T extends PeopleFact['type']> = Extract<PeopleFact, { type: T }>;

/** Every fact about people what they hold and what they owe, and the jobs that follow: a part of the table of all facts. */
export const PEOPLE_TABLE: { [T in PeopleFact['type']]: [FactOf<T>, object[]][] } = {
  'registration.asked': [
    [{ type: 'registration.asked', spaceName: 'House', ...link }, [{ task: 'send-registration-mail' }]],
  ],
  'registration.asked_again': [
    [{ type: 'registration.asked_again', operatorSlug: 'harbour', ...link }, [{ task: 'send-registration-mail' }]],
  ],
  'sign_in_link.asked': [[{ type: 'sign_in_link.asked', ...link }, [{ task: 'send-sign-in-link' }]]],
  'password_reset.asked': [[{ type: 'password_reset.asked', ...link }, [{ task: 'send-password-reset' }]]],
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
  'invoice.made': [
    [
      { type: 'invoice.made', ...whose, invoiceId, kind: 'invoice', number: '2026-0007', byMail: true },
      [nudgePerson, told('invoice.made'), { task: 'send-invoice', payload: { operatorId, invoiceId } }],
    ],
    // A house that mails none.
    [
      { type: 'invoice.made', ...whose, invoiceId, kind: 'credit_note', number: 'CN-2026-0007', byMail: false },
      [nudgePerson, told('credit_note.made')],
    ],
  ],
  'payment.reminded': [
    [
      { type: 'payment.reminded', ...whose, reminderId },
      [told('payment.reminded'), { task: 'send-payment-reminder', payload: { operatorId, reminderId } }],
    ],
  ],
  'operator.created': [
    [{ type: 'operator.created', operatorSlug: 'harbour', ...link, operatorId }, [{ task: 'send-operator-created' }]],
  ],
  'credits.changed': [[{ type: 'credits.changed', operatorId, memberId, personId }, [nudgePerson]]],
  'membership.changed': [
    [
      { type: 'membership.changed', operatorId, memberId, personId, membershipId, news: joined },
      [
        nudgePerson,
        ...['keep-membership', 'charge-membership'].map((task) => ({
          ...{ task, payload: { operatorId, membershipId }, key: `${task}:${membershipId}` },
        })),
        { task: 'send-plan-mail', payload: { operatorId, membershipId, news: joined } },
      ],
    ],
  ],
  'membership.went_on': [
    [
      { type: 'membership.went_on', operatorId, memberId, personId, membershipId, news: renewed },
      [{ task: 'send-plan-mail', payload: { operatorId, membershipId, news: renewed } }],
    ],
  ],
  'pass.bought': [
    [
      { type: 'pass.bought', operatorId, memberId, personId, purchaseId },
      [nudgePerson, { task: 'charge-pass', payload: { operatorId, purchaseId } }],
    ],
  ],
};
