import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { BookingRule, BookingRuleOf, RuleScope, RuleTopic } from '../booking-rules.contract';

/** Which place is wanted, and by whom. A guest without an account is nobody's member (null): what is ruled for whoever books for them is not for them. */
export type RuleSubject = {
  readonly resource: { readonly id: ResourceId; readonly kind: ResourceKind };
  readonly who: { readonly memberId: MemberId | null; readonly role: Role };
};

type Scope = RuleScope & Pick<BookingRule, 'onPlan'>;

export const applies = (scope: Scope, { resource, who }: RuleSubject): boolean =>
  (scope.kind === null || scope.kind === resource.kind) &&
  (scope.resourceId === null || scope.resourceId === resource.id) &&
  (scope.role === null || scope.role === who.role) &&
  (scope.memberId === null || scope.memberId === who.memberId) &&
  (!scope.planId || (who.memberId !== null && (scope.onPlan ?? []).includes(who.memberId)));

/** What names a resource is narrower than what names a kind, whoever it is for; then a member comes before a plan, and a plan before a role. */
export const narrowness = (scope: RuleScope): number =>
  (scope.resourceId ? 8 : scope.kind ? 4 : 0) + (scope.memberId ? 3 : scope.planId ? 2 : scope.role ? 1 : 0);

/** "Which rule counts for me here?": the narrowest of a topic, or null where the owner has set none. */
export function narrowestRule<T extends RuleTopic>(
  rules: readonly BookingRule[],
  topic: T,
  subject: RuleSubject,
): BookingRuleOf<T> | null {
  let found: BookingRule | null = null;
  for (const rule of rules) {
    if (rule.topic !== topic || !applies(rule, subject)) continue;
    if (found === null || narrowness(rule) > narrowness(found)) found = rule;
  }
  return found as BookingRuleOf<T> | null;
}

/** Whether two rules are meant for the same place and people. */
export const sameScope = (a: RuleScope, b: RuleScope): boolean =>
  a.kind === b.kind &&
  a.resourceId === b.resourceId &&
  a.role === b.role &&
  a.memberId === b.memberId &&
  (a.planId ?? null) === (b.planId ?? null);
