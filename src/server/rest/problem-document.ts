import type { RestRoute } from './routes';

/** RFC 9457, as every refusal comes. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'details'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Where the code is explained.' },
    title: { type: 'string', description: 'What happened, the same for every refusal of this code.' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened here, and what can be done about it.' },
    instance: { type: 'string', format: 'uri-reference', description: 'The path that was asked for.' },
    code: { type: 'string', description: 'Stable and dotted: what a program decides by.' },
    details: { type: 'object', description: 'What belongs to the code, such as what is free instead.' },
    errors: {
      type: 'array',
      description: 'The fields that do not fit, for `input.invalid`.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const;

type Codes = Readonly<Partial<Record<number, readonly string[]>>>;

/** What every address may refuse with, by whether it wants a token and whether it changes something. */
function commonRefusals({ type, parameter, method }: RestRoute, isProtected: boolean): Codes {
  const changes = type === 'mutation';
  return {
    ...(changes && { 400: ['request.unreadable'], 413: ['request.too_large'], 415: ['request.media_type'] }),
    ...(changes && { 429: ['limits.too_many'] }),
    ...(isProtected && { 401: ['auth.sign_in_needed'] }),
    ...((changes || parameter || method === 'GET') && { 422: ['input.invalid'] }),
    500: ['internal'],
  };
}

const HEADERS: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  401: { 'WWW-Authenticate': { description: 'How to sign in.', schema: { type: 'string' } } },
  429: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
};

/** The refusals of an operation with their codes, as problem+json. */
export function refusalResponses(route: RestRoute, isProtected: boolean) {
  const common = commonRefusals(route, isProtected);
  const own = route.meta?.refusals ?? {};
  const statuses = [...new Set([...Object.keys(common), ...Object.keys(own)])].map(Number).sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = [...(own[status] ?? []), ...(common[status] ?? [])];
      return [
        String(status),
        {
          description: codes.map((code) => `\`${code}\``).join(', '),
          ...(HEADERS[status] && { headers: HEADERS[status] }),
          content: {
            'application/problem+json': {
              schema: {
                allOf: [{ $ref: '#/components/schemas/ProblemDetails' }, { properties: { code: { enum: codes } } }],
              },
            },
          },
        },
      ];
    }),
  );
}
