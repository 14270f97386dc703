import { createHash, randomBytes } from 'node:crypto';

/** The secret of a link sent by mail: 256 random bits. The database keeps no more than its hash. */
export function newLinkToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: linkHash(token) };
}

/** What the database keeps of a token. */
export const linkHash = (token: string) => createHash('sha256').update(token).digest();
