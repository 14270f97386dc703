import type { PriceListVersion } from '../pricing.contract';
import { coversRule, isForPlace, rulesMeet } from './compare-rules';
import { belowZeroIn, cliffsIn, probesOf } from './lint-cliffs';
import type { Finding } from './lint-findings';
import { gapsIn } from './lint-gaps';
import type { LintWorld } from './lint-world';
import { rulesMet } from './met-rules';

/** "Is there anything wrong with it?": what an owner should look at before a list counts. */
export function lint(list: PriceListVersion, world: LintWorld): Finding[] {
  const probes = probesOf(list, world.places, world.timeZone);
  return [
    ...gapsIn(list, world),
    ...shadowedIn(list, world),
    ...overlapsIn(list, world),
    ...cliffsIn(list, probes),
    ...belowZeroIn(list, probes),
    ...unmetIn(list, world),
  ];
}

/** A rule that sets, behind one that sets whatever it matches; or any rule behind one after which nothing counts. */
function shadowedIn({ rules }: PriceListVersion, { places }: LintWorld): Finding[] {
  return rules.flatMap((rule, at): Finding[] => {
    // A line for places that there are none of yet is in nobody's shadow.
    if (!places.some((place) => isForPlace(rule.conditions, place))) return [];
    const above = rules.slice(0, at).find((one) => {
      const takesIt = (one.how === 'sets' && rule.how === 'sets') || (one.thenStop && rule.how !== 'sets');
      return takesIt && coversRule(one.conditions, rule.conditions, places);
    });
    return above ? [{ type: 'shadowed', ruleId: rule.id, by: above.id }] : [];
  });
}

/** Two that set, of which neither holds the other: a person reading the list can't tell which is meant to win. */
function overlapsIn({ rules }: PriceListVersion, { places }: LintWorld): Finding[] {
  const setting = rules.filter(({ how }) => how === 'sets');
  return setting.flatMap((rule, at) =>
    setting.slice(at + 1).flatMap((below): Finding[] => {
      const [a, b] = [rule.conditions, below.conditions];
      if (!rulesMeet(a, b, places) || coversRule(b, a, places) || coversRule(a, b, places)) return [];
      return [{ type: 'overlap', ruleId: rule.id, below: below.id }];
    }),
  );
}

function unmetIn({ rules }: PriceListVersion, { bookings }: LintWorld): Finding[] {
  if (!bookings) return [];
  const met = new Set(bookings.flatMap(({ wish, bookedAt }) => rulesMet(rules, wish, bookedAt)));
  // How full it was when they were booked is not known, so lines that ask for it are not judged.
  const unmet = rules.filter(({ id, conditions }) => !met.has(id) && conditions.fullness === null);
  return unmet.map(({ id }): Finding => ({ type: 'unmet', ruleId: id }));
}
