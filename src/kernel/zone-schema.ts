import { z } from 'zod';
import { isLocalDate, isLocalDateTime, isTimeZone } from './zone';

// Apart from zone.ts: zod is a tenth of what a page weighs, and screens count days without it.
export const timeZoneSchema = z.string().refine(isTimeZone, 'Unknown time zone');

export const localDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isLocalDate, 'There is no such date');

export const localDateTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine(isLocalDateTime, 'There is no such date and time');
