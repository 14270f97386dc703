import { addDays, weekdayOf, type LocalDate } from '@/kernel/zone';

export type PublicHoliday = {
  readonly date: LocalDate;
  readonly name: string;
  /** Minutes after midnight between which the space is open all the same: a short day. */
  readonly open?: readonly [opens: number, closes: number];
};

/** Easter Sunday (Gregorian), by the anonymous algorithm of 1876, as Meeus gives it in "Astronomical Algorithms", chapter 8. */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}

/** Portugal's public holidays as Lisbon keeps them, and two short days at the end of the year. */
export function portugueseHolidays(year: number): PublicHoliday[] {
  const easter = easterSunday(year);
  return [
    { date: `${year}-01-01`, name: 'New Year’s Day' },
    { date: addDays(easter, -47), name: 'Carnival' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: `${year}-04-25`, name: 'Freedom Day' },
    { date: `${year}-05-01`, name: 'Labour Day' },
    { date: addDays(easter, 60), name: 'Corpus Christi' },
    { date: `${year}-06-10`, name: 'Portugal Day' },
    { date: `${year}-06-13`, name: 'Saint Anthony, feast of Lisbon' },
    { date: `${year}-08-15`, name: 'Assumption' },
    { date: `${year}-10-05`, name: 'Republic Day' },
    { date: `${year}-11-01`, name: 'All Saints’ Day' },
    { date: `${year}-12-01`, name: 'Restoration of Independence' },
    { date: `${year}-12-08`, name: 'Immaculate Conception' },
    { date: `${year}-12-24`, name: 'Christmas Eve', open: [480, 840] },
    { date: `${year}-12-25`, name: 'Christmas Day' },
    { date: `${year}-12-31`, name: 'New Year’s Eve', open: [480, 840] },
  ];
}

/** Public holidays of New South Wales, to which Lord Howe Island belongs. */
export function newSouthWalesHolidays(year: number): PublicHoliday[] {
  const easter = easterSunday(year);
  return [
    { date: `${year}-01-01`, name: 'New Year’s Day' },
    { date: `${year}-01-26`, name: 'Australia Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, -1), name: 'Easter Saturday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: `${year}-04-25`, name: 'Anzac Day' },
    { date: mondayOf(year, 6, 2), name: 'King’s Birthday' },
    { date: mondayOf(year, 10, 1), name: 'Labour Day' },
    { date: `${year}-12-25`, name: 'Christmas Day' },
    { date: `${year}-12-26`, name: 'Boxing Day' },
  ];
}

/** Those of `holidaysOf` that fall into the days from `first` to `last`; of two on one date the first counts. */
export function holidaysBetween(
  holidaysOf: (year: number) => PublicHoliday[],
  first: LocalDate,
  last: LocalDate,
): PublicHoliday[] {
  const found = new Map<LocalDate, PublicHoliday>();
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    for (const holiday of holidaysOf(year)) {
      if (holiday.date >= first && holiday.date <= last && !found.has(holiday.date)) found.set(holiday.date, holiday);
    }
  }
  return [...found.values()].sort((a, b) => a.date.localeCompare(b.date));
}

const two = (value: number) => String(value).padStart(2, '0');

function mondayOf(year: number, month: number, which: number): LocalDate {
  const first = `${year}-${two(month)}-01`;
  return addDays(first, ((8 - weekdayOf(first)) % 7) + 7 * (which - 1));
}
