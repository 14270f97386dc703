import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { LIMITS } from './protocol';

export type AppCredentials = { appId: string; key: string; secret: string };

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

/** Whether `key:signature` from the app's own auth endpoint covers this text (socket id, channel, channel data). */
export function coversText(app: AppCredentials, auth: unknown, text: string): boolean {
  return typeof auth === 'string' && sameText(auth, `${app.key}:${hmac(app.secret, text)}`);
}

type SignedRequest = { method: string; path: string; query: ReadonlyMap<string, string>; body: Buffer };

/**
 * Why a signed HTTP request is refused, or null when it is genuine.
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 */
export function requestRefusal(app: AppCredentials, request: SignedRequest, nowSeconds: number): string | null {
  const { method, path, query, body } = request;
  if (query.get('auth_key') !== app.key) return 'Unknown auth_key';
  if (query.get('auth_version') !== '1.0') return 'Unsupported auth_version';
  const timestamp = query.get('auth_timestamp') ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return 'Invalid auth_timestamp';
  if (Math.abs(nowSeconds - Number(timestamp)) > LIMITS.signatureWindow) {
    return `Timestamp expired: auth_timestamp is not within ${LIMITS.signatureWindow}s of server time`;
  }
  const digest = createHash('md5').update(body).digest('hex');
  if (body.length > 0 && !sameText(query.get('body_md5') ?? '', digest)) return 'Invalid body_md5';
  const sorted = [...query]
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const expected = hmac(app.secret, `${method}\n${path}\n${sorted}`);
  return sameText(query.get('auth_signature') ?? '', expected) ? null : 'Invalid signature';
}

/** The query as it was signed: names in lower case, values not escaped, and `+` left a plus. Null when it can't be read. */
export function parseSignedQuery(search: string): Map<string, string> | null {
  const query = new Map<string, string>();
  for (const part of search.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    try {
      const name = decodeURIComponent(at < 0 ? part : part.slice(0, at)).toLowerCase();
      if (query.has(name)) return null;
      query.set(name, at < 0 ? '' : decodeURIComponent(part.slice(at + 1)));
    } catch {
      return null;
    }
  }
  return query;
}
