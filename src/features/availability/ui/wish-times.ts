import type { DayPart } from '../domain/wish';

const PARTS: Readonly<Record<string, DayPart>> = {
  morning: 'morning',
  mornings: 'morning',
  lunch: 'lunchtime',
  lunchtime: 'lunchtime',
  'lunch time': 'lunchtime',
  afternoon: 'afternoon',
  afternoons: 'afternoon',
  evening: 'evening',
  evenings: 'evening',
  night: 'evening',
  'all day': 'all_day',
  'whole day': 'all_day',
  'full day': 'all_day',
};

/** "In the morning", "this afternoon" (then it is today's), "all day"; null where no part is named. */
export function partOf(words: string): { readonly part: DayPart; readonly today: boolean } | null {
  if (words === 'tonight') return { part: 'evening', today: true };
  const [, lead = '', name = ''] = /^((?:(?:in|at|over|for|on|the|a|this) )*)(.+)$/.exec(words) ?? [];
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  return part ? { part, today: /\bthis\b/.test(lead) } : null;
}
