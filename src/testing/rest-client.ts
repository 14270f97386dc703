import type { BookingView, CancelBookingAnswer } from '@/features/bookings/bookings.contract';
import type { BookSeriesAnswer, SeriesPlan } from '@/features/bookings/series.contract';
import type { PersonId } from '@/kernel/ids';
import { signSession } from '@/server/auth/session-token';
import { handleRest } from '@/wiring/rest-routes';

export type RestAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: RestBody;
};
type Range = { readonly startsAt: string; readonly endsAt: string };
/** Every field that some answer has: a test knows which ones to look at. */
export type RestBody = CancelBookingAnswer &
  BookSeriesAnswer & {
    readonly code: string;
    readonly title: string;
    readonly detail: string;
    readonly details: {
      readonly clashes?: readonly unknown[];
      readonly occurrences?: readonly unknown[];
      readonly retryAfterSeconds?: number;
    };
    readonly errors: readonly { readonly path: string }[];
    readonly items: readonly { readonly id: string; readonly startsAt: string }[];
    readonly nextCursor: string | null;
    readonly booking: BookingView;
    readonly plan: SeriesPlan;
    readonly resources: readonly { readonly id: string; readonly name: string; readonly free: readonly Range[] }[];
    readonly hours: { readonly weekly: readonly unknown[] };
    readonly token: string;
    readonly person: { readonly email: string };
  };
type More = { readonly key?: string; readonly headers?: Readonly<Record<string, string>> };

const ORIGIN = 'http://localhost:3000';

/** One request to the API, straight into its handler. A body that is text goes as it is. */
export async function rest(
  method: string,
  path: string,
  options: More & { readonly body?: unknown; readonly token?: string } = {},
): Promise<RestAnswer> {
  const { body, token, key, headers } = options;
  const answer = await handleRest(
    new Request(`${ORIGIN}/api/v1${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text || 'null') as RestBody };
}

/** The API as a person calls it, with a token of theirs; `null` is nobody. */
export async function restAs(personId: PersonId | null) {
  const token = personId ? (await signSession({ personId, version: 1 }, 'api')).token : undefined;
  return {
    get: (path: string, more: More = {}) => rest('GET', path, { ...more, token }),
    post: (path: string, body: unknown, more: More = {}) => rest('POST', path, { ...more, token, body }),
    patch: (path: string, body: unknown, more: More = {}) => rest('PATCH', path, { ...more, token, body }),
    put: (path: string, body?: unknown, more: More = {}) => rest('PUT', path, { ...more, token, body }),
  };
}
export type RestClient = Awaited<ReturnType<typeof restAs>>;
