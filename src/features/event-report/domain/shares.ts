/** A part of a whole in whole percent; null where there is no whole. */
export const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 100) : null;

/** As it is read: "40 %", "over 100 %" for answers of people who never opened the page, "–" where there is nothing to say. */
export const percentWords = (percent: number | null): string =>
  percent === null ? '–' : percent > 100 ? 'over 100 %' : `${percent} %`;

/** Every day from the first to the last of them, those without anything too. */
export function everyDay<D extends { readonly date: string }>(
  days: readonly D[],
  next: (date: string) => string,
  none: (date: string) => D,
): D[] {
  const by = new Map(days.map((day) => [day.date, day]));
  const dates = [...by.keys()].sort();
  const all: D[] = [];
  const last = dates.at(-1);
  for (let date = dates[0]; date !== undefined && last !== undefined && date <= last; date = next(date))
    all.push(by.get(date) ?? none(date));
  return all;
}
