import { DomainError, type ErrorKind } from '@/kernel/domain-error';

export type Foreseen = {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
} | null;

/**
 * "What would you say if I pressed now?" The refusal that a rehearsed command meets, null where it would be done: for whoever still chooses, so
 * that limits and what must stay free around a booking are met before the press.
 */
export async function foresee(rehearsal: Promise<unknown>): Promise<Foreseen> {
  try {
    await rehearsal;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return { kind: error.kind, code: String(error.code), details: error.details };
    throw error;
  }
}
