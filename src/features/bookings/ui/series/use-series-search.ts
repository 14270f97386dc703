'use client';
import { parseAsString, useQueryStates } from 'nuqs';
import type { WantedTime } from '@/features/availability/domain/wanted-time';
import { DATE_TEXT, TIME_TEXT, UNTIL_TEXT } from '../book-search';
import { guestCount, matching } from '../use-book-search';

/** What the page of a new series keeps in its address; `paths.newSeries` writes the same names. */
export function useSeriesSearch(sensible: WantedTime) {
  const [search, setSearch] = useQueryStates(
    {
      date: matching(DATE_TEXT),
      from: matching(TIME_TEXT),
      to: matching(UNTIL_TEXT),
      desk: parseAsString,
      rule: parseAsString,
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
