import { addDays, weekdayOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';

export type MatchedDates = {
  /** In the order of the old dates. */
  readonly pairs: readonly { readonly old: LocalDateTime; readonly new: LocalDateTime }[];
  readonly givenUp: readonly LocalDateTime[];
  readonly added: readonly LocalDateTime[];
};

const dateOf = (local: LocalDateTime) => local.slice(0, 10);
const mondayOf = (local: LocalDateTime) => addDays(dateOf(local), 1 - weekdayOf(dateOf(local)));

/**
 * Which date of the new pattern each date of the old one becomes, so that a booking is moved where it can be and not given up and made
 * again: the same local start first, then the same day, then whatever is left in the same week (from Monday), in order.
 */
export function matchDates(oldStarts: readonly LocalDateTime[], newStarts: readonly LocalDateTime[]): MatchedDates {
  let olds = [...new Set(oldStarts)].sort();
  let news = [...new Set(newStarts)].sort();
  const pairs: { old: LocalDateTime; new: LocalDateTime }[] = [];
  for (const keyOf of [(local: LocalDateTime) => local, dateOf, mondayOf]) {
    const free = new Map<string, LocalDateTime[]>();
    // From the back, so that taking the first is taking the last of a list.
    for (const local of [...news].reverse()) {
      const others = free.get(keyOf(local));
      if (others) others.push(local);
      else free.set(keyOf(local), [local]);
    }
    const taken = new Set<LocalDateTime>();
    olds = olds.filter((old) => {
      const found = free.get(keyOf(old))?.pop();
      if (found === undefined) return true;
      pairs.push({ old, new: found });
      taken.add(found);
      return false;
    });
    news = news.filter((local) => !taken.has(local));
  }
  return { pairs: pairs.sort((a, b) => (a.old < b.old ? -1 : 1)), givenUp: olds, added: news };
}
