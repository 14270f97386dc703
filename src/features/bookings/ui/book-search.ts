import { isLocalDate } from '@/kernel/zone';

export const DATE_TEXT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const TIME_TEXT = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
/** `26:00` is two o'clock in the night after: to noon at most. */
export const UNTIL_TEXT = /^(([0-2]\d|3[0-5]):[0-5]\d|36:00)$/;
/** Up to a hundred. */
export const GUESTS_TEXT = /^(\d{1,2}|100)$/;
export const VIEWS = ['plan', 'list', 'day'] as const;

/** The date in the page's address, or null: for the server, which fetches that day ahead. */
export function dateInSearch(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && isLocalDate(value) ? value : null;
}
