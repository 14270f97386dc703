import type { NamedTime } from '@/kernel/time-words';
import type { LocalDate } from '@/kernel/zone';
import type { HowOften, Span } from './pattern-words';
import type { Weekday, WeekdayPick } from './recurrence-rule';

/** What was said so far. Dates that leave their year to the first date are kept as words. */
export type PatternDraft = {
  howOften: HowOften | null;
  interval: number | null;
  blocks: { weekdays: Weekday[]; time: NamedTime | null; minutes: number | null }[];
  picks: WeekdayPick[];
  positions: number[];
  monthDays: number[];
  /** "First and third", until the weekday comes that they belong to. */
  places: number[];
  months: number[];
  ofYear: boolean;
  from: LocalDate | null;
  dates: string[];
  until: string | null;
  times: number | null;
  span: Span | null;
  skip: string[];
  skipWeekdays: Weekday[];
  /** "9-12 on Mondays": the days follow their time. */
  isTimeFirst: boolean;
  /** "Twice a week": on which days? */
  isVague: boolean;
};
export const blankDraft = (): PatternDraft => ({
  howOften: null,
  interval: null,
  blocks: [{ weekdays: [], time: null, minutes: null }],
  picks: [],
  positions: [],
  monthDays: [],
  places: [],
  months: [],
  ofYear: false,
  from: null,
  dates: [],
  until: null,
  times: null,
  span: null,
  skip: [],
  skipWeekdays: [],
  isTimeFirst: false,
  isVague: false,
});
