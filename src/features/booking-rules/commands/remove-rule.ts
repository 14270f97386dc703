import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetRules } from '../booking-rules.access';
import type { NamedRule, RemoveRuleInput } from '../booking-rules.contract';
import { ruleNotFound } from '../booking-rules.errors';
import type { BookingRuleFact } from '../booking-rules.facts';
import { listRules, lockRules } from '../sql/rule-reads';
import { deleteRule } from '../sql/rule-writes';
import { written } from './save-rule';

/**
 * "This does not count any more": removes a rule; a wider one of its topic counts from now on, or none. The answer holds what was removed, so
 * that saving it again undoes this.
 *
 * @throws DomainError `auth.not_allowed`, `rule.not_found`
 */
export function removeRule(member: ActingMember, input: RemoveRuleInput): Promise<{ removed: NamedRule }> {
  return once(member, { requestId: input.requestId, command: 'remove-rule', input }, async (tx) => {
    if (!maySetRules(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { spaceId, ruleId } = input;
    await lockRules(tx, spaceId);
    const removed = (await listRules(tx, spaceId)).find(({ id }) => id === ruleId);
    if (!removed) throw ruleNotFound();
    await deleteRule(tx, spaceId, ruleId);
    const { topic } = removed;
    const changed: BookingRuleFact = { type: 'rules.changed', operatorId: member.operatorId, spaceId, topic };
    const details = { spaceId, before: written(removed), after: null };
    return {
      answer: { removed },
      audit: [{ action: 'rule.removed', subjectKind: 'booking_rule', subjectId: ruleId, details }],
      facts: [changed],
    };
  });
}
