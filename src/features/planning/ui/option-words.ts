import { counted, dateWords, whenWords } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { OptionView } from '../planning.contract';
import type { RowMark } from '../domain/row-choices';

/** Where and how times are read. */
export type Wall = { readonly timeZone: string; readonly locale: string; readonly today: string };

type Span = { readonly startsAt: string; readonly endsAt: string };
const rangeOf = ({ startsAt, endsAt }: Span): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
export const spanWords = (span: Span, { timeZone, locale, today }: Wall): string =>
  whenWords(rangeOf(span), timeZone, locale, today);

/** A way out in a line: "Desk 6, same time", "Desk 4, 16:00–17:00", "Desk 4, Fri 4 Dec, 09:00–10:00". */
export function optionWords(option: OptionView, row: Span, { timeZone, locale, today }: Wall): string {
  const { resourceName, shiftMinutes } = option;
  if (option.kind === 'split') {
    const pieces = [option, ...(option.more ?? [])].map((one) => rangeLabel(rangeOf(one), timeZone, locale));
    return `${resourceName}, ${new Intl.ListFormat(locale).format(pieces)}`;
  }
  if (shiftMinutes === 0) return `${resourceName}, same time`;
  const range = rangeOf(option);
  const date = localDateOf(range.startsAt, timeZone);
  const time = rangeLabel(range, timeZone, locale);
  const sameDay = date === localDateOf(new Date(row.startsAt), timeZone);
  return sameDay ? `${resourceName}, ${time}` : `${resourceName}, ${dateWords(date, locale, today)}, ${time}`;
}

/** What its member would find other there than where they booked. */
export function fitWords({ sameFloor, metres, smaller, seats, missing }: OptionView): string {
  const all = [
    sameFloor ? (metres !== null && metres >= 1 ? `${Math.round(metres)} m away` : '') : 'on another floor',
    smaller ? `only ${counted(seats, 'seat')}` : '',
    missing.length > 0 ? `without ${missing.join(', ')}` : '',
  ];
  return all.filter(Boolean).join(' · ');
}

/** Why it stands where it does in the list: "same group, 3 m away", "2 h later", "a day earlier". */
export function rankWords(option: OptionView): string {
  if (option.kind === 'split') return option.more?.length ? 'around what is in the way' : 'what is free of it';
  const elsewhere = option.kind === 'like_place' || option.kind === 'like_place_other_time';
  const all = [
    elsewhere && option.sameGroup ? 'same group' : '',
    fitWords(option).replaceAll(' · ', ', '),
    shiftWords(option.shiftMinutes),
  ];
  return all.filter(Boolean).join(', ');
}

function shiftWords(minutes: number): string {
  if (minutes === 0) return '';
  const way = minutes > 0 ? 'later' : 'earlier';
  const much = Math.abs(minutes);
  const days = Math.round(much / 1440);
  if (much >= 1200) return days === 1 ? `a day ${way}` : `${days} days ${way}`;
  const [hours, rest] = [Math.floor(much / 60), much % 60];
  return `${[hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')} ${way}`;
}

export const MARK_WORDS: Record<RowMark, string> = {
  new: 'Came meanwhile',
  changed: 'Changed meanwhile: look at it again',
  taken: 'What you chose was taken meanwhile: choose again',
};
