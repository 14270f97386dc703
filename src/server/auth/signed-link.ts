import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { z } from 'zod';
import { env } from '@/server/env';

/**
 * A link in a mail that may be opened more than once and is kept nowhere: what it is about stands in it, signed. Whether that may still be done is
 * asked of the database each time. The same link for the same things, so that a mail that is sent twice is one mail.
 */
const key = () => createHmac('sha256', env().NEXTAUTH_SECRET).update('coworkflow link v1').digest();

/** `purpose` keeps one kind of link from passing for another. */
export const signLink = (purpose: string, claims: Readonly<Record<string, string>>, expiresAt: Date): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(purpose)
    .setExpirationTime(expiresAt)
    .sign(key());

/** What the link says, or null where it was not signed by us, was made for something else, or has run out. */
export async function readLink<T>(purpose: string, token: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ['HS256'], audience: purpose });
    return schema.safeParse(payload).data ?? null;
  } catch {
    return null;
  }
}
