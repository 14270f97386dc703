'use client';
import { useEffect, useMemo, useState } from 'react';
import { findingInWords, type FindingView } from '../domain/finding-words';
import { lint } from '../domain/lint';
import { asRulesSee, type namesOfPlaces } from '../domain/priced-place';
import { asVersion } from '../domain/try-price';
import { openMinutesOf } from '../domain/week-minutes';
import { isSameList, type ReplayState } from './use-replay';
import type { WorkedList } from './use-price-list';

/** A whole list takes a good part of a second to be looked through: not at every key. */
const AFTER_MS = 400;

/** What an owner should look at, once a change has settled; with what a replay of the bookings of late found about this very list. */
export function useFindings(
  { list, places }: WorkedList,
  names: ReturnType<typeof namesOfPlaces>,
  timeZone: string,
  state: ReplayState,
): readonly FindingView[] {
  const [findings, setFindings] = useState<readonly FindingView[]>([]);
  useEffect(() => {
    const world = places.map(asRulesSee);
    const opens = new Map(places.map(({ id, weekly }) => [id, openMinutesOf(weekly)]));
    const lineOf = (ruleId: string) => `line ${list.rules.findIndex(({ id }) => id === ruleId) + 1}`;
    const timer = setTimeout(() => {
      const version = { ...asVersion(list), effectiveFrom: new Date().toISOString().slice(0, 10) };
      const found = lint(version, { places: world, timeZone, openOf: (id) => opens.get(id) ?? openMinutesOf(null) });
      setFindings(found.map((one) => findingInWords(one, names, { lineOf, otherwise: list.otherwise })));
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [list, places, names, timeZone]);
  const unmet = useMemo(() => {
    if (state.type !== 'done' || state.replay.all.many === 0 || !isSameList(state.world.list, list)) return [];
    const { otherwise } = list;
    return state.replay.unmet.map((ruleId) =>
      findingInWords({ type: 'unmet', ruleId }, names, { lineOf: () => '', otherwise }),
    );
  }, [state, list, names]);
  return useMemo(() => [...findings, ...unmet], [findings, unmet]);
}
