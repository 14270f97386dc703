import { addDays, localAtMinute, localDateOf, type LocalDateTime } from '@/kernel/zone';
import { expandRule } from '@/features/recurrence/domain/expand-rule';
import type { LiveDate, LivePart, ReckonedDate, ReckonedPart, SeriesWish } from './live-series';
import { asItIs, fresh, hasPassed, isOut } from './own-fields';

type Pause = NonNullable<SeriesWish['pause']>;

/**
 * "I'm away for two weeks": what of a part falls on these days is given back and left out of its pattern, also where its dates are not made yet; after them it
 * goes on by itself. Taken back, the days are wanted again. The part keeps its identity, and nothing else of it changes.
 */
export function pausePart(
  part: LivePart,
  place: number,
  rows: readonly LiveDate[],
  { from, until, back }: Pause,
  now: Date,
): { readonly part: ReckonedPart; readonly dates: readonly ReckonedDate[] } {
  const isWithin = (date: string) => date >= from && date <= until;
  const ruled = expandRule({
    ...part,
    exdates: [],
    fromLocal: localAtMinute(from, 0),
    untilLocal: localAtMinute(addDays(until, 1), 0),
  });
  const there = new Set(rows.map((row) => row.originalLocalStart));
  const left: LocalDateTime[] = [];
  const dates = rows.map((row): ReckonedDate => {
    const same = { date: row, part: place, wanted: asItIs(row) };
    if (hasPassed(row, now)) return { ...same, fate: 'past' };
    const within = isWithin(localDateOf(row.startsAt, part.timeZone));
    if (row.givenBack && back && within) return { ...same, fate: 'wanted' };
    if (isOut(row) || row.givenBack) return { ...same, fate: 'left_out' };
    if (!within || back) return { ...same, fate: 'same' };
    left.push(row.originalLocalStart);
    return { ...same, fate: 'gone' };
  });
  const made = back
    ? ruled.filter(
        (one) =>
          part.exdates.includes(one.localStart) &&
          !there.has(one.localStart) &&
          one.startsAt > now &&
          one.localStart.slice(0, 10) <= part.madeUntil,
      )
    : [];
  const kept = part.exdates.filter((one) => !back || !isWithin(one.slice(0, 10)));
  const exdates = back ? kept : [...new Set([...kept, ...left, ...ruled.map((one) => one.localStart)])].sort();
  const becomes = { ...part, exdates };
  const added = made.map((one): ReckonedDate => ({
    date: null,
    part: place,
    fate: 'wanted',
    wanted: fresh(one, becomes),
  }));
  return {
    part: { was: part, before: null, becomes, inPlace: true },
    dates: [...dates, ...added].sort((a, b) => (a.wanted.localStart < b.wanted.localStart ? -1 : 1)),
  };
}
