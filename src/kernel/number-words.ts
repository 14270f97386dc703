const COUNTS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = String.raw`\d+(?:\.\d+)?|${COUNTS.slice(1).join('|')}|an?|half an?`;
const HOURS = 'h|hr|hrs|hour|hours|std';
const MINUTES = 'm|min|mins|minute|minutes';

const AND_A_HALF = new RegExp(`^(${NUMBER})?\\s?(?:(?:${HOURS}) and a half|and a half (?:${HOURS}))$`);
const HOURS_AND_MINUTES = new RegExp(`^(\\d{1,2})\\s?(?:${HOURS})\\s?(?:and )?(\\d{1,2})\\s?(${MINUTES})?$`);
const WHOLE_HOURS = new RegExp(`^(${NUMBER})\\s?(${HOURS})$`);
const WHOLE_MINUTES = new RegExp(`^(\\d{1,4})\\s?(?:${MINUTES})$`);

/** "6" and "six"; null where it is no whole number. */
export function countOf(word: string): number | null {
  const at = COUNTS.indexOf(word);
  if (at > 0) return at;
  return /^\d{1,4}$/.test(word) ? Number(word) : null;
}

const amountOf = (words: string): number =>
  words.startsWith('half') ? 0.5 : /^an?$/.test(words) ? 1 : (countOf(words) ?? Number(words));

const whole = (minutes: number): number | null => (Number.isInteger(minutes) && minutes > 0 ? minutes : null);

/** A length in minutes: "90 min", "1h30", "1.5 hours", "an hour and a half", "half a day"; null where it is none. */
export function lengthOf(typed: string): number | null {
  const words = typed.replace(/^(?:for|lasting) /, '');
  if (/^half (?:a )?day$/.test(words)) return 240;
  if (/^(?:a )?half hour$/.test(words)) return 30;
  if (/^(?:a )?quarter (?:of an )?hour$/.test(words)) return 15;
  const andHalf = AND_A_HALF.exec(words);
  if (andHalf) return whole((amountOf(andHalf[1] ?? 'an') + 0.5) * 60);
  // "9h30" is a time of the day, "1h30" a length.
  const both = HOURS_AND_MINUTES.exec(words);
  if (both) return both[3] || Number(both[1]) <= 6 ? whole(Number(both[1]) * 60 + Number(both[2])) : null;
  const hours = WHOLE_HOURS.exec(words);
  // "14h" is two in the afternoon, "2h" is two hours long.
  if (hours?.[1]) return hours[2] === 'h' && Number(hours[1]) > 12 ? null : whole(amountOf(hours[1]) * 60);
  const minutes = WHOLE_MINUTES.exec(words);
  return minutes ? whole(Number(minutes[1])) : null;
}
