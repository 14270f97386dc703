import type { RequestView } from '../requests.contract';
import { counted, whenWords } from './when-words';

/** "Tue 24 Nov, 09:00–12:00", or "every Monday, 12 dates" for a series. */
export function askedWhen(request: RequestView, timeZone: string, locale: string): string {
  const range = { startsAt: new Date(request.startsAt), endsAt: new Date(request.endsAt) };
  const first = whenWords(range, timeZone, locale);
  if (request.dates < 2) return first;
  return `${request.words ?? 'several dates'}, ${counted(request.dates, 'date')} from ${first}`;
}

/** A moment on the wall of the space: "Tue 24 Nov, 15:00". */
export const momentWords = (at: string, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(at));

/** What became of a request that cannot be answered any more; null while it can. */
export function outcomeWords(request: RequestView, timeZone: string, locale: string): string | null {
  const { state, answered, expiresAt } = request;
  const who = answered ? `${answered.byName}, ${momentWords(answered.at, timeZone, locale)}` : '';
  switch (state) {
    case 'open':
      return null;
    case 'approved':
      return `Approved by ${who}.`;
    case 'declined':
      return `Declined by ${who}.`;
    case 'withdrawn':
      return 'Whoever asked has withdrawn it. There is nothing to answer any more.';
    case 'lapsed':
      return `Nobody answered by ${momentWords(expiresAt, timeZone, locale)}, so it has lapsed.`;
  }
}
