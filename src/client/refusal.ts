import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@/wiring/app-router';

/** What a failed call says, in one shape: `code` is what `errorCopy` has words for. */
export type RefusalIn = {
  readonly code: string;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** Reads any error that a call may end with; one without an answer from the server is a broken connection. */
export function refusalIn(error: unknown): RefusalIn {
  if (!(error instanceof TRPCClientError)) return { code: 'internal', kind: 'internal', details: {} };
  const { data } = error as TRPCClientError<AppRouter>;
  return data ?? { code: 'network.unreachable', kind: 'upstream', details: {} };
}
