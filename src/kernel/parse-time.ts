/** The day's end, which only a range may reach. */
export const DAY_END = '24:00';

const text = (hours: number, minutes: number): string =>
  `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;

/**
 * The time somebody typed as `09:30`, or null: "9", "9:30", "9.30", "930", "0930", "9h30", "21h", "9pm", "9:30 p.m.", "noon",
 * "midnight". "24" and "24:00" are the end of the day.
 */
export function parseTime(typed: string): string | null {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === 'noon' || words === 'midday') return '12:00';
  if (words === 'midnight') return DAY_END;
  const match = /^(\d{1,2})(?:\s?[:.h]\s?(\d{2})?|(\d{2}))?\s?(a\.?m?\.?|p\.?m?\.?|uhr|h)?$/.exec(words);
  if (!match?.[1]) return null;
  let hours = Number(match[1]);
  const minutes = Number(match[2] ?? match[3] ?? 0);
  const half = match[4]?.[0];
  if (minutes > 59) return null;
  if (half === 'a' || half === 'p') {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  if (hours === 24 && minutes === 0) return DAY_END;
  return hours > 23 ? null : text(hours, minutes);
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minutes: number): string => text(Math.floor(minutes / 60), minutes % 60);

/** "9-12", "9 to 17:30", "from 2pm until 4pm", "2-4pm" as two times, or null when it is not a range that runs forward. */
export function parseTimeRange(typed: string): { from: string; to: string } | null {
  const parts = typed
    .trim()
    .toLowerCase()
    .replace(/^from\s+/, '')
    .split(/\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*/);
  if (parts.length !== 2) return null;
  const [first = '', second = ''] = parts;
  const to = parseTime(second);
  // "2-4pm" means both in the afternoon, "10-2pm" does not: the shared half counts only where it runs forward.
  const shared = /[ap]\.?m\.?$/.exec(second)?.[0];
  const candidates = [/[ap]\.?m?\.?$/.test(first) || !shared ? first : first + shared, first];
  for (const candidate of candidates) {
    const from = parseTime(candidate);
    if (from && to && from < to) return { from, to };
  }
  return null;
}

/** "9:30" or "9:30 am", as the reader's language writes times. */
export function timeInWords(time: string, locale: string): string {
  if (time === DAY_END) return '24:00';
  // Twelve hours are written "9:30", twenty-four "09:30".
  const twelve = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12;
  return new Intl.DateTimeFormat(locale, {
    hour: twelve ? 'numeric' : '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(Date.parse(`2000-01-01T${time}:00Z`));
}
