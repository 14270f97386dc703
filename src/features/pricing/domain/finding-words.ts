import { moneyInWords } from '@/kernel/money';
import { lengthInWords } from '@/features/booking-rules/domain/length-words';
import type { Finding } from './lint-findings';
import type { PriceNames } from './price-words';
import { weekInWords } from './week-words';

/** A finding at a line of the sheet, or at the whole list where `ruleId` is null. `grave` ones leave time without a price or give it away. */
export type FindingView = { readonly ruleId: string | null; readonly words: string; readonly grave: boolean };

/** What is wrong with a list, in sentences; `lineOf` says at which number a line stands. */
export function findingInWords(
  finding: Finding,
  { currency, nameOf }: PriceNames,
  { lineOf, otherwise }: { readonly lineOf: (ruleId: string) => string; readonly otherwise: 'not_bookable' | 'free' },
): FindingView {
  const money = (minor: number) => moneyInWords(minor, currency);
  const named = (ids: readonly string[]) => {
    const names = ids.map((id) => nameOf(id) ?? 'a place');
    return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  };
  switch (finding.type) {
    case 'gap':
      return {
        ...{ ruleId: null, grave: otherwise === 'not_bookable' },
        words: `No line sets a price for ${named(finding.resourceIds)} ${weekInWords(finding.times)}, so they are ${
          otherwise === 'free' ? 'free' : 'not bookable'
        } then.`,
      };
    case 'shadowed':
      return {
        ...{ ruleId: finding.ruleId, grave: false },
        words: `Never counts: ${lineOf(finding.by)} stands above it and takes all that it would.`,
      };
    case 'overlap':
      return {
        ...{ ruleId: finding.ruleId, grave: false },
        words: `Some bookings match this and ${lineOf(finding.below)} below: this one wins there.`,
      };
    case 'cliff': {
      const { shorter, longer, resourceId } = finding;
      const [less, more] = [lengthInWords(shorter.minutes), lengthInWords(longer.minutes)];
      return {
        ...{ ruleId: finding.ruleId, grave: false },
        words: `${more} cost ${money(longer.price)}, less than ${less} for ${money(shorter.price)} (${nameOf(resourceId) ?? 'one place'}).`,
      };
    }
    case 'below_zero':
      return {
        ...{ ruleId: finding.ruleId, grave: true },
        words: 'Takes off more than there is at some times: those bookings are free.',
      };
    case 'unmet':
      return { ...{ ruleId: finding.ruleId, grave: false }, words: 'None of the bookings that were replayed met it.' };
  }
}
