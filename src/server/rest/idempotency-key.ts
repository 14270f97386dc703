import { createHash } from 'node:crypto';
import { newId, type RequestId } from '@/kernel/ids';
import { invalidFields } from './read-input';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const LONGEST = 200;

/**
 * The request id that an Idempotency-Key stands for: a UUID for itself, any other text for a UUID made from it (version 8, RFC 9562).
 * Without the header every request is a new one.
 */
export function requestIdOf(headers: Headers): RequestId {
  const key = headers.get('idempotency-key')?.trim();
  if (key === undefined) return newId<'request'>();
  if (UUID.test(key)) return key.toLowerCase() as RequestId;
  if (key === '' || key.length > LONGEST)
    throw invalidFields([{ path: 'Idempotency-Key', message: `Between 1 and ${LONGEST} characters` }]);
  const hex = createHash('sha256').update(`idempotency-key ${key}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as RequestId;
}
