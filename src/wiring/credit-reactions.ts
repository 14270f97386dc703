import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { ClosureFact } from '@/features/closures/closures.facts';
import type { MembershipFact } from '@/features/memberships/memberships.facts';
import type { PlanFact } from '@/features/plans/plans.facts';
import type { OperatorId, PersonId } from '@/kernel/ids';
import { personTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';

type About = { readonly operatorId: OperatorId; readonly personIds: readonly PersonId[]; readonly runAt?: string };

const settle = (key: string, { operatorId, personIds, runAt }: About): JobSpec => ({
  ...{ task: 'settle-credits', payload: { operatorId, personIds }, key: `credits:${key}` },
  ...(runAt ? { runAt } : {}),
});

/**
 * Whose prepaid value goes back to them, because a booking needs it no more or they did not come, or is spent again after an undo: once it can no longer be undone, so that what an
 * undo brings back finds its own.
 */
export function settlesCredits(fact: BookingFact | ClosureFact): JobSpec[] {
  const { operatorId } = fact;
  const people = (fact: { personId: PersonId; otherPersonIds?: readonly PersonId[] }) => [
    ...new Set([fact.personId, ...(fact.otherPersonIds ?? [])]),
  ];
  switch (fact.type) {
    case 'bookings.cancelled':
      return [settle(fact.cancellationId, { operatorId, personIds: people(fact), runAt: fact.undoUntil })];
    case 'cancellation.undone':
      return [settle(fact.cancellationId, { operatorId, personIds: people(fact) })];
    case 'series.changed':
      return [settle(fact.changeId, { operatorId, personIds: people(fact), runAt: fact.undoUntil })];
    case 'series.change_undone':
    case 'booking.change_undone':
      return [settle(fact.changeId, { operatorId, personIds: people(fact) })];
    case 'request.declined':
    case 'request.lapsed':
      return [settle(fact.personId, { operatorId, personIds: people(fact) })];
    case 'booking.not_shown':
      return [settle(fact.bookingId, { operatorId, personIds: people(fact) })];
    case 'space.changed':
      return fact.personIds.length > 0 ? [settle(fact.changeId, { operatorId, personIds: fact.personIds })] : [];
    default:
      return [];
  }
}

/** Allowances and charges are looked up anew for whoever joins, changes, pauses or ends, and they are told by mail, as of each period that begins. */
export const reactToPlans = ({ type, operatorId, membershipId, personId, news }: PlanFact): JobSpec[] => [
  ...(type === 'membership.changed'
    ? [nudge(personTopic(personId)), ...followMembership(operatorId, membershipId)]
    : []),
  { task: 'send-plan-mail', payload: { operatorId, membershipId, news } },
];

/** Each membership by itself, so that one that fails keeps no other from its own. */
export const followMembership = (operatorId: OperatorId, membershipId: string): JobSpec[] =>
  ['keep-membership', 'charge-membership'].map((task) => ({
    ...{ task, payload: { operatorId, membershipId }, key: `${task}:${membershipId}` },
  }));

/** Screens that show what somebody holds fetch it again; what was bought stands on the account. */
export const reactToMemberships = (fact: MembershipFact): JobSpec[] => {
  const { operatorId, personId } = fact;
  const told = nudge(personTopic(personId));
  if (fact.type === 'credits.changed') return [told];
  return [told, { task: 'charge-pass', payload: { operatorId, purchaseId: fact.purchaseId } }];
};
