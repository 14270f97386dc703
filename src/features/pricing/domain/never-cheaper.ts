import type { PriceConditions, PriceList, PriceRule } from '../pricing.contract';
import type { CliffReason } from './lint-findings';

/**
 * The rules by which a longer booking might be cheaper than one inside it. Where there is none, it never is: parts only grow, what takes off must match
 * all of a unit, what comes on only some, and a most is laid so that fewer days never cost more.
 */
export function whatMayBeCheaper({ rules }: Pick<PriceList, 'rules'>): { ruleId: string; why: CliffReason }[] {
  let summed = false;
  return rules.flatMap((rule) => {
    const reasons = reasonsOf(rule, summed).map((why) => ({ ruleId: rule.id, why }));
    summed ||= countsOnSums(rule);
    return reasons;
  });
}

function reasonsOf(rule: PriceRule, summed: boolean): CliffReason[] {
  const { conditions, effect, how, thenStop } = rule;
  const reasons: CliffReason[] = [];
  if (conditions.length) reasons.push('length');
  if (conditions.lead) reasons.push('lead');
  if (effect.type === 'tiers' && effect.as === 'whole') {
    if (effect.steps.some(({ amount }, at) => amount < (effect.steps[at - 1]?.amount ?? 0)))
      reasons.push('falling_steps');
  }
  // What was brought to a sum lies on its parts by proportion: a rule that then takes off some parts alone may take more the more parts there are.
  const perUnit = effect.type === 'amount' && effect.direction === 'off' && ['hour', 'day'].includes(effect.per);
  if (how !== 'sets' && summed && (dependsOnTime(conditions) || perUnit)) reasons.push('after_sum');
  if (how !== 'sets' && thenStop && dependsOnTime(conditions)) reasons.push('stops_partly');
  return reasons;
}

const dependsOnTime = ({ time, weekdays, dates, season }: PriceConditions): boolean =>
  time !== null || (weekdays.length > 0 && weekdays.length < 7) || dates !== null || season !== null;

/** Whether it looks at several parts together. */
const countsOnSums = ({ effect }: PriceRule): boolean =>
  effect.type === 'cap' || effect.type === 'minimum' || (effect.type === 'amount' && effect.per !== 'hour');
