import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantOf } from './zone';

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;
const OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

/** JavaScript's own parser takes 30 February and 24:00 for another day; Temporal does not. */
function exists(text: string): boolean {
  try {
    if (OFFSET.test(text)) Temporal.Instant.from(text);
    else Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/**
 * A point in time as people and programs write it: with an offset (`2026-11-24T09:00:00+01:00`, `…Z`) it is that instant, without one
 * (`2026-11-24T09:00`) it is the wall clock of the space.
 */
export const whenSchema = z
  .string()
  .regex(SHAPE, 'Write a date and time like 2026-11-24T09:00')
  .refine(exists, 'There is no such date and time');

/** The instant that is meant, to the minute: seconds are dropped. */
export function instantOfWhen(text: string, timeZone: string): Date {
  const instant = OFFSET.test(text) ? new Date(text) : instantOf(text.slice(0, 16), timeZone);
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}
