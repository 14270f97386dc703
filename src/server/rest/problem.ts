import { inSentences } from '@/kernel/in-sentences';
import { HTTP_STATUS } from '@/kernel/domain-error';
import { env } from '@/server/env';
import type { FieldProblem, Refusal } from '@/server/trpc/refusals';

/** Refusals that only this way in can make, besides those of `server/trpc/plumbing-errors.ts`. */
export type RestErrorCode = 'request.method_not_allowed' | 'request.media_type';

/** Words for a code. The wiring hands them in: they live with the screens. */
export type WordsFor = (
  code: string,
  details: Refusal['details'],
) => { readonly title: string; readonly hint?: string };

/** Codes whose status is not that of their kind. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  internal: 500,
  'request.unreadable': 400,
  'request.unknown': 404,
  'request.method_not_allowed': 405,
  'request.too_large': 413,
  'request.media_type': 415,
};

const statusOf = ({ kind, code }: Refusal): number =>
  STATUS_OF_CODE[code] ?? (kind === 'internal' ? 500 : HTTP_STATUS[kind]);

export const problemType = (code: string): string => `${env().APP_URL}/docs/api#${code}`;

type Asked = {
  readonly instance: string;
  readonly words: WordsFor;
  /** The path's parameter as the procedure calls it; outside it is `id`. */
  readonly parameter?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

/** RFC 9457. `title` is the same for every refusal of a code, `detail` speaks of this one. */
export function problemResponse(refusal: Refusal, { instance, words, parameter, headers }: Asked): Response {
  const { code } = refusal;
  const status = statusOf(refusal);
  const errors = fieldsOf(refusal)?.map(({ path, message }) => ({
    path: path === parameter ? 'id' : path,
    message,
  }));
  const details = errors ? { ...refusal.details, fields: errors } : refusal.details;
  const { title } = words(code, {});
  const here = words(code, details);
  const body = {
    type: problemType(code),
    title,
    status,
    detail: inSentences(here),
    instance,
    code,
    details,
    ...(errors && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers, ...headersOf(status, refusal) },
  });
}

const fieldsOf = ({ code, details }: Refusal) =>
  code === 'input.invalid' && Array.isArray(details.fields) ? (details.fields as FieldProblem[]) : null;

function headersOf(status: number, { details }: Refusal): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer realm="CoWorkFlow"' };
  if (status === 429) return { 'retry-after': String(Number(details.retryAfterSeconds) || 60) };
  return {};
}
