import { addDays, weekdayOf, type LocalDate } from '@/kernel/zone';
import type { DayPart, Wish } from '../domain/wish';
import { kindInWish, type WishVocabulary } from './wish-vocabulary';

export const PART_WORD: Readonly<Record<DayPart, string>> = {
  morning: 'morning',
  lunchtime: 'lunchtime',
  afternoon: 'afternoon',
  evening: 'evening',
  all_day: 'all day',
};

/** One thing that was understood: which field it belongs to, its words, and the wish without it. */
export type WishChip = { readonly field: WishField; readonly words: string; readonly without: Wish };
export type WishField = 'place' | 'group' | 'kind' | 'people' | 'amenities' | 'length' | 'days' | 'time';

/** "90 min", "1 h 30 min", "2 hours": as it is read back. */
export const lengthInWords = (minutes: number): string => {
  if (minutes < 120 && minutes !== 60) return `${minutes} min`;
  if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** A wish in pieces, each as it could have been typed. */
export function chipsOf(wish: Wish, vocabulary: WishVocabulary, today: LocalDate): WishChip[] {
  const nameOf = (id: string) => vocabulary.resources.find((resource) => resource.id === id)?.name;
  const chips: WishChip[] = [];
  const add = (field: WishField, words: string, without: Partial<Wish>) =>
    void chips.push({ field, words, without: { ...wish, ...without } });
  for (const id of wish.places) {
    const name = nameOf(id);
    if (name) add('place', name, { places: wish.places.filter((one) => one !== id) });
  }
  for (const kind of wish.kinds) add('kind', kindInWish(kind), { kinds: wish.kinds.filter((one) => one !== kind) });
  // Behind the kind: "studio desk" would be the group alone.
  if (wish.group !== null) add('group', wish.group, { group: null });
  if (wish.people !== null) add('people', `for ${wish.people}`, { people: null });
  for (const name of wish.amenities)
    add('amenities', `with ${name}`, { amenities: wish.amenities.filter((one) => one !== name) });
  if (wish.minutes !== null) add('length', lengthInWords(wish.minutes), { minutes: null });
  for (const run of runsOf(wish.days))
    add('days', runInWords(run, today), { days: wish.days.filter((date) => !run.includes(date)) });
  for (const part of wish.parts) add('time', PART_WORD[part], { parts: wish.parts.filter((one) => one !== part) });
  const time = timeInWish(wish);
  if (time) add('time', time, { from: null, to: null });
  return chips;
}

/** The wish as one sentence that reads back as the same wish. */
export function wishInWords(wish: Wish, vocabulary: WishVocabulary, today: LocalDate): string {
  const chips = chipsOf(wish, vocabulary, today);
  const of = (field: WishField, between = ' or ') =>
    chips.flatMap((chip) => (chip.field === field ? [chip.words] : [])).join(between);
  const what = [of('place'), of('kind'), of('group'), of('people'), of('amenities', ' and ')].filter(Boolean).join(' ');
  const text = [what, of('length'), of('days'), of('time')].filter(Boolean).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function timeInWish({ from, to }: Wish): string {
  if (from !== null && to !== null) return `${from}–${to}`;
  if (from !== null) return `from ${from}`;
  return to === null ? '' : `until ${to}`;
}

/** Three days and more in a row are said as a stretch. */
function runsOf(days: readonly LocalDate[]): LocalDate[][] {
  const runs: LocalDate[][] = [];
  for (const date of days) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1) ?? date, 1) === date) run.push(date);
    else runs.push([date]);
  }
  return runs.flatMap((run) => (run.length >= 3 ? [run] : run.map((date) => [date])));
}

// A wish is typed and read back in the words that the parser knows, whatever language the reader's dates are in.
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LAST_DAY_WITHOUT_YEAR = 300;
/** "Tue 1 Dec", with the year where it is far off. */
export function dayInWish(date: LocalDate, today: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const near = date >= today && date <= addDays(today, LAST_DAY_WITHOUT_YEAR);
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${day} ${MONTHS[(month ?? 1) - 1]}${near ? '' : ` ${year}`}`;
}
const runInWords = (run: readonly LocalDate[], today: LocalDate): string => {
  const [first = '', last = first] = [run[0], run.at(-1)];
  return first === last ? dayInWish(first, today) : `${dayInWish(first, today)} to ${dayInWish(last, today)}`;
};
