import { KINDS_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { creditInWords } from '@/features/memberships/domain/credit-words';
import { moneyInWords } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { Allowance, PlanTerms } from '../plans.contract';

const format = (date: LocalDate, options: Intl.DateTimeFormatOptions, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** "31 March 2027". */
export const dateInWords = (date: LocalDate, locale = 'en-GB'): string =>
  format(date, { day: 'numeric', month: 'long', year: 'numeric' }, locale);

/** Both dates belong to it: "March 2027" for a whole month, otherwise "10 March 2027 to 9 April 2027". */
export function datesInWords(from: LocalDate, to: LocalDate, locale = 'en-GB'): string {
  const wholeMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && addDays(to, 1).endsWith('-01');
  if (wholeMonth) return format(from, { month: 'long', year: 'numeric' }, locale);
  return from === to ? dateInWords(from, locale) : `${dateInWords(from, locale)} to ${dateInWords(to, locale)}`;
}

/** "€129.00 a month". */
export const priceInWords = ({ price, every }: PlanTerms, currency: string, locale = 'en-GB'): string =>
  `${moneyInWords(price, currency, locale)} a ${every}`;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
const so = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** "10 h of meeting rooms a month; up to 2 h of what is left go over into the next month", "Desks without limit". */
export function allowanceInWords({ unit, amount, kinds, rollOver }: Allowance, { every }: PlanTerms): string {
  const what = kinds.length === 0 ? 'all places' : listed(kinds.map((kind) => KINDS_IN_WORDS[kind]));
  if (unit === 'unlimited') return `${what.charAt(0).toUpperCase()}${what.slice(1)} without limit`;
  const much = (size: number) => creditInWords(size, unit, '');
  const given = `${much(amount)} of ${what} a ${every}`;
  if (!rollOver) return given;
  const into = rollOver.periods === 1 ? `the next ${every}` : `the next ${so(rollOver.periods, every)}`;
  return `${given}; up to ${much(rollOver.cap)} of what is left go over into ${into}`;
}

/** "Calendar months. 14 days on trial. Joining costs €50.00. At least 3 months. 30 days’ notice." */
export function termsInWords(terms: PlanTerms, currency: string, locale = 'en-GB'): string {
  const { calendar, trialDays, signUpFee, minPeriods, noticeDays, every } = terms;
  return [
    calendar ? 'By calendar months, the first by its days.' : '',
    trialDays > 0 ? `The first ${so(trialDays, 'day')} cost nothing.` : '',
    signUpFee > 0 ? `Joining costs ${moneyInWords(signUpFee, currency, locale)} once.` : '',
    minPeriods > 0 ? `At least ${so(minPeriods, every)}.` : '',
    noticeDays > 0 ? `It ends with a period, after ${so(noticeDays, 'day')} of notice.` : 'It ends with any period.',
  ]
    .filter(Boolean)
    .join(' ');
}
