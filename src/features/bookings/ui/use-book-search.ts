'use client';
import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { WantedTime } from '@/features/availability/domain/wanted-time';
import { DATE_TEXT, GUESTS_TEXT, TIME_TEXT, UNTIL_TEXT, VIEWS } from './book-search';

export const matching = (pattern: RegExp) =>
  createParser({ parse: (text) => (pattern.test(text) ? text : null), serialize: (text: string) => text });

/** How many come along, as an address says it. */
export const guestCount = createParser({
  parse: (text) => (GUESTS_TEXT.test(text) ? Number(text) : null),
  serialize: String,
}).withDefault(0);

/** What the Book page keeps in its address; `paths.book` writes the same names. What is missing or unreadable is the sensible thing. */
export function useBookSearch(sensible: WantedTime) {
  const [search, setSearch] = useQueryStates(
    {
      date: matching(DATE_TEXT),
      from: matching(TIME_TEXT),
      to: matching(UNTIL_TEXT),
      floor: parseAsString,
      desk: parseAsString,
      view: parseAsStringLiteral(VIEWS).withDefault('plan'),
      guests: guestCount,
    },
    { history: 'replace', scroll: false, shallow: true },
  );
  const wanted: WantedTime = {
    date: search.date ?? sensible.date,
    from: search.from ?? sensible.from,
    to: search.to ?? sensible.to,
  };
  return { ...search, wanted, setSearch };
}
