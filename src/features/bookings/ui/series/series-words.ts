import { errorCopy } from '@/client/error-copy';
import { moneyInWords } from '@/kernel/money';
import type { CostOfDates } from '../../domain/cost-of-dates';
import type { SeriesRow, SeriesState, SeriesSums } from '../../domain/said-of-dates';
import type { ClockChange } from '../../domain/clock-change-dates';
import { counted } from '../../domain/when-words';

/** What stands in the way on a date, in words. */
export function reasonOf({ state, clash, holiday, rule }: SeriesRow): string | null {
  if (rule) return errorCopy(rule.code, rule.details).title;
  if (state === 'closed') return holiday ?? clash?.reason ?? 'The space is shut that day';
  if (state === 'outside_hours') return 'Outside opening hours';
  if (!clash) return null;
  if (clash.mine) return 'You have it already';
  const what = { booking: 'a booking', event: 'an event', closure: 'a closure', hold: 'a request' }[clash.kind];
  if (clash.who) return clash.kind === 'booking' ? `${clash.who} has it` : `${clash.who}, ${what}`;
  return clash.kind === 'booking' ? 'Somebody has it' : `Taken by ${what}`;
}

/** Whether nine is still nine, on a date that a clock change touches. */
export const clockWords = ({ kind, startsAtLocal }: ClockChange): string =>
  kind === 'moved'
    ? `Clocks change that night: it begins at ${startsAtLocal.slice(11)}`
    : `Clocks have changed: still ${startsAtLocal.slice(11)}`;

type Tone = 'success' | 'warn' | 'neutral' | 'accent';
export const STATE: Record<SeriesState, { readonly word: string; readonly tone: Tone }> = {
  fine: { word: 'Fine', tone: 'success' },
  taken: { word: 'Taken', tone: 'warn' },
  closed: { word: 'Closed', tone: 'neutral' },
  outside_hours: { word: 'Closed then', tone: 'neutral' },
  rule: { word: 'Rule', tone: 'warn' },
  same: { word: 'As it is', tone: 'neutral' },
  own: { word: 'Changed by you', tone: 'neutral' },
  gone: { word: 'Given back', tone: 'neutral' },
  left_out: { word: 'Cancelled before', tone: 'neutral' },
  past: { word: 'Over', tone: 'neutral' },
};

type Said = { readonly words: string; readonly look: string };
/** "46 fine, 3 clash, 1 holiday", each by itself. */
export function sumsInWords({ states, holidays }: SeriesSums): Said[] {
  const closed = states.closed - holidays;
  const all: readonly (readonly [number, string, string])[] = [
    [states.fine, `${states.fine} fine`, 'text-success'],
    [states.taken, `${states.taken} ${states.taken === 1 ? 'clashes' : 'clash'}`, 'text-warn'],
    [holidays, counted(holidays, 'holiday'), 'text-ink-muted'],
    [closed, `${closed} closed`, 'text-ink-muted'],
    [states.outside_hours, `${states.outside_hours} outside opening hours`, 'text-ink-muted'],
    [states.rule, `${states.rule} against a rule`, 'text-warn'],
    [states.gone, `${states.gone} given back`, 'text-ink-muted'],
  ];
  return all.flatMap(([count, words, look]) => (count > 0 ? [{ words, look }] : []));
}

const rest = ({ elsewhere, skipped, staying, waiting }: SeriesSums): string =>
  [
    elsewhere > 0 ? `${elsewhere} elsewhere` : '',
    skipped > 0 ? `${skipped} skipped` : '',
    waiting > 0 ? `${waiting} waited for` : '',
    staying > 0 ? `${staying} as ${staying === 1 ? 'it is' : 'they are'}` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** What pressing the button will do: "Book 46 dates, 3 elsewhere, 1 skipped". */
export function bookLabel(sums: SeriesSums, verb: 'Book' | 'Ask for'): string {
  return [`${verb} ${counted(sums.states.fine, 'date')}`, rest(sums)].filter(Boolean).join(', ');
}

/** "Change 12 dates, 1 elsewhere, 3 given back" */
export function changeLabel(sums: SeriesSums): string {
  const { fine, gone } = sums.states;
  if (fine === 0 && gone > 0 && rest(sums) === '') return `Give back ${counted(gone, 'date')}`;
  const parts = [
    fine > 0 ? `Change ${counted(fine, 'date')}` : 'Change it',
    rest(sums),
    gone > 0 ? `${gone} given back` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** Why it cannot be saved yet, for what is still to be said. */
export function whyNotYet({ open }: SeriesSums, meeting: number): string | undefined {
  if (open > 0) return `${counted(open, 'date')} ${open === 1 ? 'is' : 'are'} not decided yet`;
  return meeting > 0 ? 'Two dates were given the same place and time' : undefined;
}

/** What was said so far, while something is left to say. */
export const saidInWords = (sums: SeriesSums): string =>
  [rest(sums), sums.open > 0 ? `${sums.open} to decide` : ''].filter(Boolean).join(', ') || 'Nothing to decide';

/** "€12.00", "€18.00 instead of €12.00", "€12.00, deposit €100.00"; null where there is nothing to say. */
export function priceInWords(price: SeriesRow['price'], was: SeriesRow['price'], locale: string): string | null {
  const money = ({ amount, currency }: NonNullable<SeriesRow['price']>) =>
    // For want of a price, or because what they hold pays it.
    amount === 0 ? 'nothing to pay' : moneyInWords(amount, currency, locale);
  if (!price) return was ? `Was ${money(was)}` : null;
  const { deposit, currency } = price;
  const beside = deposit ? `, deposit ${moneyInWords(deposit.amount, currency, locale)}` : '';
  return `${was && was.amount !== price.amount ? `${money(price)} instead of ${money(was)}` : money(price)}${beside}`;
}

/** "€120.00 in all", for a change what it makes of it: "€120.00 in all, €24.00 more than before"; and deposits beside it. */
export function costInWords(cost: CostOfDates, isChange: boolean, locale: string): string {
  const { currency, amount, before, deposits } = cost;
  const money = (minor: number) => moneyInWords(minor, currency, locale);
  const all = amount === 0 ? 'Nothing to pay' : `${money(amount)} in all`;
  const beside = deposits
    ? `; and deposits of ${money(deposits)} in all, each due on its day and returned after it`
    : '';
  if (!isChange) return `${all}${beside}`;
  if (amount === before) return `${all}, as before${beside}`;
  return `${all}, ${money(Math.abs(amount - before))} ${amount > before ? 'more' : 'less'} than before${beside}`;
}
