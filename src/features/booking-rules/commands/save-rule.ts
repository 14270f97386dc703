import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { spaceNotFound } from '@/kernel/not-found';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import type { OperatorTx } from '@/server/db/transactions';
import { maySetRules } from '../booking-rules.access';
import type { BookingRule, NamedRule, SaveRuleInput } from '../booking-rules.contract';
import { ruleAlreadyThere, ruleNotFound, ruleScopeGone, tooManyRules } from '../booking-rules.errors';
import type { BookingRuleFact } from '../booking-rules.facts';
import { sameScope } from '../domain/narrowest-rule';
import { findScopeNames, listRules, lockRules } from '../sql/rule-reads';
import { upsertRule } from '../sql/rule-writes';

/** Every open screen of the space reads all of them. */
const MOST_RULES = 200;

/**
 * "From now on it is booked like this": writes a rule, in place of the one with the same topic, place and people, or of the one that was opened
 * (`ruleId`). It counts for what is booked from now on; what is booked already stays.
 *
 * @throws DomainError `auth.not_allowed`, `space.not_found`, `rule.not_found`, `rule.already_there`, `rule.scope_gone`, `rule.too_many`
 */
export function saveRule(member: ActingMember, input: SaveRuleInput): Promise<{ rule: NamedRule }> {
  return once(member, { requestId: input.requestId, command: 'save-rule', input }, async (tx) => {
    if (!maySetRules(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { spaceId, rule: wanted } = input;
    await lockRules(tx, spaceId);
    const rules = await listRules(tx, spaceId);
    const before = beforeIt(rules, input);
    if (!before && rules.length >= MOST_RULES) throw tooManyRules(MOST_RULES);
    const names = await requireScope(tx, input, before);
    const after: BookingRule = { ...wanted, planId: wanted.planId ?? null, id: before?.id ?? newId<'booking_rule'>() };
    // Who is on the plan is read with the rules.
    const answer = { rule: { ...after, ...names, onPlan: null } };
    if (before && saysTheSame(before, after)) return { answer, audit: [], facts: [] };
    await upsertRule(tx, spaceId, after);
    const { topic } = after;
    const changed: BookingRuleFact = { type: 'rules.changed', operatorId: member.operatorId, spaceId, topic };
    const details = { spaceId, before: before && written(before), after: written(after) };
    return {
      answer,
      audit: [{ action: 'rule.saved', subjectKind: 'booking_rule', subjectId: after.id, details }],
      facts: [changed],
    };
  });
}

/** The rule that this one takes the place of, or null for one that is new. */
function beforeIt(rules: readonly NamedRule[], { ruleId, rule }: SaveRuleInput): NamedRule | null {
  const there = rules.find((one) => one.topic === rule.topic && sameScope(one, rule)) ?? null;
  if (!ruleId) return there;
  const opened = rules.find((one) => one.id === ruleId && one.topic === rule.topic);
  if (!opened) throw ruleNotFound();
  if (there && there.id !== opened.id) throw ruleAlreadyThere();
  return opened;
}

/** A place that was retired or a member who left since may keep their rule, but none is made for them. */
async function requireScope(tx: OperatorTx, { spaceId, rule }: SaveRuleInput, before: NamedRule | null) {
  const names = await findScopeNames(tx, spaceId, rule);
  if (!names) throw spaceNotFound();
  if (rule.resourceId && !names.resourceName && before?.resourceId !== rule.resourceId) throw ruleScopeGone('resource');
  if (rule.memberId && !names.memberName && before?.memberId !== rule.memberId) throw ruleScopeGone('member');
  if (rule.planId && !names.planName) throw ruleScopeGone('plan');
  return {
    resourceName: names.resourceName ?? (rule.resourceId ? (before?.resourceName ?? null) : null),
    memberName: names.memberName ?? (rule.memberId ? (before?.memberName ?? null) : null),
    planName: names.planName,
  };
}

/** As the audit keeps it: what it says and for whom, without names. */
export const written = ({ topic, kind, resourceId, role, memberId, planId = null, settings, words }: BookingRule) => ({
  topic,
  kind,
  resourceId,
  role,
  memberId,
  planId,
  settings,
  words,
});

// Keys in one order on both sides: the database gives those of jsonb in an order of its own.
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
    : value;
const saysTheSame = (a: BookingRule, b: BookingRule): boolean =>
  JSON.stringify(written(a), inOrder) === JSON.stringify(written(b), inOrder);
