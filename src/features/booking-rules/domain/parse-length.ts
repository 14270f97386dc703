const UNITS: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [/^(?:m|min|mins|minutes?)$/, 1],
  [/^(?:h|hr|hrs|hours?)$/, 60],
  [/^(?:d|days?)$/, 1440],
  [/^(?:w|weeks?)$/, 7 * 1440],
];
const PART = /^(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*/;

/**
 * A length as people type it, in minutes: "45", "90 min", "1.5 h", "1h30", "2 days", "2 weeks"; null for what is none. A number alone counts in
 * `unit` minutes: 1 for minutes, 60 for hours, 1440 for days. Behind hours a number alone is minutes.
 */
export function parseLength(typed: string, unit = 1): number | null {
  let rest = typed.trim().toLowerCase();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(rest);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (rest === '') return null;
  let [sum, usual] = [0, unit];
  while (rest !== '') {
    const [all, figure = '', word = ''] = PART.exec(rest) ?? [];
    if (!all) return null;
    const named = word === '' ? usual : UNITS.find(([pattern]) => pattern.test(word))?.[1];
    if (!named) return null;
    sum += Number(figure.replace(',', '.')) * named;
    usual = named === 60 ? 1 : 0;
    rest = rest.slice(all.length);
  }
  const minutes = Math.round(sum);
  return Math.abs(minutes - sum) < 1e-6 ? minutes : null;
}

/** The same length as it is typed: "45 min", "1 h 30 min", "2 days". */
export function lengthTyped(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ') || '0 min';
}
