import { moneyInWords } from '@/kernel/money';
import type { PriceListVersion, PriceRule } from '../pricing.contract';
import type { Unmet } from './match-rule';
import { discountInWords } from './discount';
import { conditionsInWords, effectInWords, type PriceNames, ruleInWords } from './price-words';
import type { Quote, QuoteLine, TraceEntry } from './quote';

const NOT_MET: Record<Unmet, string> = {
  resource: 'it is for another place',
  kinds: 'it is for other kinds of places',
  group: 'it is for another group',
  floor: 'it is for another floor',
  roles: 'it is for other people',
  plan: 'it is for another plan',
  team: 'it is for another team',
  guests: 'it is for another number of guests',
  recurring: 'it depends on whether the booking repeats',
  length: 'it is for another length',
  lead: 'it depends on how long before it is booked',
  fullness: 'it depends on how full the space is',
  time: 'it is for another time of day',
  weekdays: 'it is for other weekdays',
  dates: 'it is for other dates',
  season: 'it is for another season',
};

/** One line of the answer to "why this price?", and whether it made the price or only stood by. */
export type Reason = { readonly counted: boolean; readonly words: string };

/** "Why this price?": what every rule of the list did to a part of the booking, in plain sentences; first what counted. */
export function whyThisPrice(
  line: QuoteLine,
  { currency, discount, fullness }: Pick<Quote, 'currency' | 'discount' | 'fullness'>,
  versions: readonly PriceListVersion[],
  names: PriceNames,
): Reason[] {
  const rules = new Map<string, PriceRule>();
  // Of a rule that several versions have, the one that the part was priced by.
  for (const version of [...versions].sort(
    (a, b) => Number(a.number === line.version) - Number(b.number === line.version),
  )) {
    for (const rule of version.rules) rules.set(rule.id, rule);
  }
  const titleOf = (id: string): string => {
    if (discount?.codeId === id) return `The code ${discount.code} (${discountInWords(discount, currency)})`;
    const rule = rules.get(id);
    if (!rule) return 'a rule that is gone';
    return `“${rule.name || ruleInWords(rule, names)}”`;
  };
  const reasons = line.trace.map((entry) =>
    reasonOf(entry, line, titleOf, rules.get(entry.ruleId), { currency, names, fullness }),
  );
  if (line.ruleId === null) {
    const words =
      line.version === null
        ? 'No price list counts at that time yet.'
        : 'No line sets a price here, and the list says that it is free then.';
    reasons.unshift({ counted: true, words });
  }
  return [...reasons.filter(({ counted }) => counted), ...reasons.filter(({ counted }) => !counted)];
}

function reasonOf(
  { ruleId, outcome }: TraceEntry,
  line: QuoteLine,
  titleOf: (id: string) => string,
  rule: PriceRule | undefined,
  { currency, names, fullness }: { currency: string; names: PriceNames; fullness: number | undefined },
): Reason {
  const money = (minor: number): string => moneyInWords(minor, currency);
  const title = titleOf(ruleId);
  // What it is by now is told beside a line that goes by it.
  const full = fullness !== undefined && rule?.conditions.fullness ? `: it is ${fullness} % full` : '';
  const does = rule ? effectInWords(rule.effect, currency) : '';
  const said = rule?.name
    ? `${title} (${[conditionsInWords(rule.conditions, names), does].filter(Boolean).join(' · ')})`
    : title;
  switch (outcome.type) {
    case 'set':
      return { counted: true, words: `${said} sets the price: ${money(line.base)}${full && `, as${full.slice(1)}`}.` };
    case 'changed':
      return {
        counted: true,
        words: `${said} changes it from ${money(outcome.from)} to ${money(outcome.to)}${full && `, as${full.slice(1)}`}.`,
      };
    case 'unchanged':
      return { counted: false, words: `${said} counts, but changes nothing.` };
    case 'shadowed':
      return { counted: false, words: `${said} would match too, but ${titleOf(outcome.by)} stands above it.` };
    case 'unmet':
      return {
        counted: false,
        words: `${said} does not count: ${NOT_MET[outcome.by]}${outcome.by === 'fullness' ? full : ''}.`,
      };
    case 'partly':
      return {
        counted: false,
        words: `${said} does not count: this part is sold whole, and it matches only some of it.`,
      };
    case 'other_unit':
      return { counted: false, words: `${said} does not count: this part is sold by another unit.` };
    case 'stopped':
      return { counted: false, words: `${said} does not count: after ${titleOf(outcome.by)} nothing further does.` };
  }
}
