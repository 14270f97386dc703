import type { PriceListVersion, PriceRule } from '../pricing.contract';

/** One line of the list as the versions within a booking have it, by version number. */
export type RuleSlot = { readonly id: string; readonly byVersion: ReadonlyMap<number, PriceRule> };

/** The order of the rules of all versions that a booking meets: the first one's, with what later ones put in between. */
export function slotsOf(versions: readonly PriceListVersion[]): RuleSlot[] {
  const order: string[] = [];
  const slots = new Map<string, Map<number, PriceRule>>();
  for (const { number, rules } of versions) {
    let at = -1;
    for (const rule of rules) {
      const known = order.indexOf(rule.id);
      if (known < 0) order.splice((at += 1), 0, rule.id);
      else at = Math.max(at, known);
      slots.set(rule.id, (slots.get(rule.id) ?? new Map<number, PriceRule>()).set(number, rule));
    }
  }
  return order.map((id) => ({ id, byVersion: slots.get(id) ?? new Map<number, PriceRule>() }));
}

/** The version in force on a local date: of those that began, the latest. */
export function versionOn(versions: readonly PriceListVersion[], date: string): PriceListVersion | null {
  let found: PriceListVersion | null = null;
  for (const one of versions) {
    if (one.effectiveFrom > date) continue;
    const later = !found || one.effectiveFrom > found.effectiveFrom;
    if (later || (found && one.effectiveFrom === found.effectiveFrom && one.number > found.number)) found = one;
  }
  return found;
}
