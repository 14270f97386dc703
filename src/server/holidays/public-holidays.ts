import { addDays, type LocalDate } from '@/kernel/zone';

const DAY_MS = 86_400_000;

export type KnownHoliday = {
  readonly date: LocalDate;
  readonly name: string;
  /** A day off by law; the rest are observed, here and there. */
  readonly official: boolean;
};

/** Two megabytes of almanac, for one screen that few open: read when it is first asked. */
const almanac = async () => (await import('date-holidays')).default;

/** Where public holidays are known: countries by ISO code with their regions, by name. */
export async function listHolidayPlaces() {
  const Holidays = await almanac();
  const lookUp = new Holidays();
  const sorted = (names: Readonly<Record<string, string>> | undefined) =>
    Object.entries(names ?? {})
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return sorted(lookUp.getCountries('en')).map((country) => ({
    ...country,
    regions: sorted(lookUp.getStates(country.code, 'en')),
  }));
}

/**
 * The public holidays of a country, or of a region of it, in a year, day by day: one that lasts several days stands under each, and two on one date
 * are one with both names. Empty for a place that is not known.
 */
export async function listPublicHolidays(place: {
  readonly country: string;
  readonly region?: string | undefined;
  readonly year: number;
}): Promise<KnownHoliday[]> {
  const Holidays = await almanac();
  const { country, region, year } = place;
  const found = new Map<LocalDate, KnownHoliday>();
  const known = region ? new Holidays(country, region) : new Holidays(country);
  for (const { date, start, end, name, type } of known.getHolidays(year, 'en')) {
    if (type === 'observance' || type === 'school') continue;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let day = 0; day < days; day++) {
      const on = addDays(date.slice(0, 10), day);
      const there = found.get(on);
      const names = there && there.name !== name ? `${there.name}, ${name}` : name;
      found.set(on, { date: on, name: names.slice(0, 80), official: there?.official || type === 'public' });
    }
  }
  return [...found.values()]
    .filter((one) => one.date.startsWith(`${year}-`))
    .sort((a, b) => a.date.localeCompare(b.date));
}
