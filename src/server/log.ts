import { pino, type Logger } from 'pino';

const PERSONAL = [
  'email',
  'name',
  'displayName',
  'password',
  'passwordHash',
  'token',
  'secret',
  'authorization',
  'cookie',
  'to',
  'from',
  'address',
  'ip',
];

/**
 * Structured logs, one JSON object a line, on standard output. People appear by id only: fields that could tell who somebody is,
 * or let somebody else in, are blotted out at the top and one and two levels down. Levels by `LOG_LEVEL`.
 */
export const log: Logger = pino({
  level: process.env.LOG_LEVEL || (process.env.VITEST ? 'silent' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `headers["${field}"]`]),
    censor: '[redacted]',
  },
  serializers: { err: withoutValues, error: withoutValues },
});

/** Postgres puts the offending row into `detail` and `where`, and thus people's data: keep what a programmer needs and no more. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint, table, schema, routine, statusCode } = error as Error & Record<string, unknown>;
  const kept = Object.fromEntries(
    Object.entries({ code, constraint, table, schema, routine, statusCode }).filter(([, value]) => value !== undefined),
  );
  const cause = error.cause === undefined ? {} : { cause: withoutValues(error.cause) };
  return { type: error.name, message: error.message, stack: error.stack, ...kept, ...cause };
}
