import { createHash, timingSafeEqual } from 'node:crypto';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether what was typed is the code, in the same time whatever was typed. */
export const isSameCode = (code: string, typed: string): boolean =>
  timingSafeEqual(digestOf(code), digestOf(typed.trim().toUpperCase()));
