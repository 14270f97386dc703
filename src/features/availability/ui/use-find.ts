'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { Wish } from '../domain/wish';
import type { SearchAnswer } from '../search.contract';
import type { ComingDays } from './coming-days';
import { FIND_KEYS, pageOfSearch, saysNothing, searchOfWish, wishOfSearch, type FindKey } from './find-search';
import { parseWish } from './parse-wish';
import type { WishVocabulary } from './wish-vocabulary';

type FindingIn = {
  readonly spaceId: SpaceId;
  readonly vocabulary: WishVocabulary;
  readonly coming: ComingDays;
  readonly first: SearchAnswer;
  /** What `first` answers. */
  readonly firstAsked: { readonly wish: Wish; readonly page: number };
};

const KEYS = Object.fromEntries(FIND_KEYS.map((key) => [key, parseAsString])) as Record<FindKey, typeof parseAsString>;
/** A refetch that failed must not leave times on the screen that only look free. */
const SAFETY_MS = 60_000;

/** The wish in the address, and what answers it, kept up to date by nudges. Changing the wish changes the address. */
export function useFind({ spaceId, vocabulary, coming, first, firstAsked }: FindingIn) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [search, setSearch] = useQueryStates(KEYS, { history: 'push', scroll: false, shallow: true });
  const said = useMemo(() => {
    const wish = wishOfSearch(search);
    return search.q && saysNothing(wish) ? parseWish(search.q, vocabulary, coming) : { wish, unknown: [], passed: [] };
  }, [search, vocabulary, coming]);
  const page = pageOfSearch(search);
  const asked = { wish: said.wish, page };
  const same = JSON.stringify(asked) === JSON.stringify(firstAsked);
  const { places, kinds, amenities, days, parts, ...rest } = said.wish;
  const answer = useQuery(
    trpc.availability.search.queryOptions(
      {
        spaceId,
        ...rest,
        kinds: [...kinds],
        amenities: [...amenities],
        days: [...days],
        parts: [...parts],
        places: places as ResourceId[],
        page,
      },
      {
        initialData: same ? first : undefined,
        placeholderData: keepPreviousData,
        refetchOnWindowFocus: true,
        refetchInterval: SAFETY_MS,
      },
    ),
  );
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.availability.search.pathFilter()));
  return {
    ...asked,
    said,
    answer,
    change: (wish: Wish) => void setSearch(searchOfWish(wish)),
    say: (typed: string) => {
      const read = parseWish(typed, vocabulary, coming);
      void setSearch(searchOfWish(read.wish));
      return read;
    },
    goTo: (next: number) => void setSearch({ page: next > 1 ? String(next) : null }, { scroll: true }),
  };
}
