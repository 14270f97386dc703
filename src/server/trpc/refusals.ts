import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { ZodError } from 'zod';
import { DomainError, type ErrorKind } from '@/kernel/domain-error';

/** The one map from our kinds to the transport's; REST answers with the same statuses (`HTTP_STATUS`). */
const TRPC_CODE: Record<ErrorKind, TRPC_ERROR_CODE_KEY> = {
  invalid: 'UNPROCESSABLE_CONTENT',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  not_now: 'PRECONDITION_FAILED',
  payment_required: 'PAYMENT_REQUIRED',
  limited: 'TOO_MANY_REQUESTS',
  upstream: 'BAD_GATEWAY',
};

/** What a client learns of a refusal, over tRPC (`error.data`) and in problem+json alike. */
export type Refusal = {
  readonly kind: ErrorKind | 'internal';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** A field of the input that does not fit, by its path: `resourceId` or `recurrence.rrule`. */
export type FieldProblem = { readonly path: string; readonly message: string };

export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: TRPC_CODE[error.kind], message: error.code, cause: error });
}

/** The domain error inside a failed call: thrown by a command, or made from an input that does not fit its contract. */
export function domainErrorOf(error: TRPCError): DomainError | null {
  if (error.cause instanceof DomainError) return error.cause;
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError)
    return new DomainError('invalid', 'input.invalid', { fields: fieldProblems(error.cause) });
  return null;
}

/** What to say to the client. Whatever is not ours to explain is `internal`, without text. */
export function refusalOf(error: TRPCError): Refusal {
  const domain = domainErrorOf(error);
  if (domain) return { kind: domain.kind, code: domain.code, details: domain.details };
  switch (error.code) {
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
    case 'UNSUPPORTED_MEDIA_TYPE':
    case 'METHOD_NOT_SUPPORTED':
      return { kind: 'invalid', code: 'request.unreadable', details: {} };
    case 'NOT_FOUND':
      return { kind: 'not_found', code: 'request.unknown', details: {} };
    case 'PAYLOAD_TOO_LARGE':
      return { kind: 'invalid', code: 'request.too_large', details: {} };
    default:
      return { kind: 'internal', code: 'internal', details: {} };
  }
}

const fieldProblems = (error: ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
