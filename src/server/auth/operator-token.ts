import { createHmac } from 'node:crypto';
import type { OperatorId } from '@/kernel/ids';
import { env } from '@/server/env';
import { linkHash } from './link-token';

const OPERATOR_BYTES = 16;
const SECRET_BYTES = 32;
const SHAPE = /^[A-Za-z0-9_-]{64}$/;

/** A token that says at which operator to look, and its hash, which is all that the database keeps. */
export type OperatorToken = { readonly token: string; readonly hash: Buffer };

/**
 * A secret link for something of an operator: its id and 32 bytes, base64url. The bytes come out of what it is made for under the secret of this
 * installation: the same request, repeated, gets the same link, though it is kept nowhere.
 */
export function makeOperatorToken(operatorId: OperatorId, madeFor: readonly string[]): OperatorToken {
  const secret = createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(JSON.stringify(['operator token', operatorId, ...madeFor]))
    .digest();
  const token = Buffer.concat([Buffer.from(operatorId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
  return { token, hash: linkHash(token) };
}

/** The operator that a token names, and its hash; null for what is no token. Whether it opens anything is asked of the database. */
export function readOperatorToken(token: string): { readonly operatorId: OperatorId; readonly hash: Buffer } | null {
  if (!SHAPE.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // Only the one spelling counts: the last character carries no spare bits at this length, but a decoder may be lenient.
  if (bytes.length !== OPERATOR_BYTES + SECRET_BYTES || bytes.toString('base64url') !== token) return null;
  const hex = bytes.subarray(0, OPERATOR_BYTES).toString('hex');
  const operatorId = [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
  return { operatorId: operatorId as OperatorId, hash: linkHash(token) };
}
