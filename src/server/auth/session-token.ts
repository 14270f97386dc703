import { createHmac } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { PersonId } from '@/kernel/ids';
import { env } from '@/server/env';

/** Who signed in, and the version of their sign-in: when the database has a higher one, the session is over. Roles are never in it. */
export type Session = { readonly personId: PersonId; readonly version: number };
/** A browser keeps its token in a cookie, a program sends it as `Authorization: Bearer`. Neither passes for the other. */
export type SessionUse = 'browser' | 'api';

export const SESSION_DAYS = 30;

const claims = z.object({ personId: idSchema<'person'>(), version: z.number().int().positive() });

const key = () => createHmac('sha256', env().NEXTAUTH_SECRET).update('coworkflow session v1').digest();

export async function signSession(session: Session, use: SessionUse): Promise<{ token: string; expiresAt: Date }> {
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000);
  const token = await new SignJWT({ personId: session.personId, version: session.version })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(use)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key());
  return { token, expiresAt };
}

/** What the token says, or null when it was not signed by us, was made for the other use, or has run out. */
export async function readSession(token: string, use: SessionUse): Promise<Session | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ['HS256'], audience: use });
    return claims.safeParse(payload).data ?? null;
  } catch {
    return null;
  }
}

/** The same session with its thirty days begun anew, once a day: null when it is younger than that, or none. */
export async function renewSession(token: string, use: SessionUse): Promise<{ token: string; expiresAt: Date } | null> {
  const session = await readSession(token, use);
  const { iat = 0 } = session ? decodeJwt(token) : {};
  return session && Date.now() / 1000 - iat > 86_400 ? signSession(session, use) : null;
}
