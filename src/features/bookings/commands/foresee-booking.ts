import type { ActingMember } from '@/kernel/acting-member';
import { DomainError, type ErrorKind } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { bookDeskInput, type ForeseeInput } from '../bookings.contract';
import { bookDesk } from './book-desk';

export type Foreseen = {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
} | null;

/**
 * "What would you say if I pressed now?" The refusal that booking would meet, null where it would be booked: for whoever still chooses, so that
 * limits and what must stay free around a booking are met before the press. Rehearsed by the same command; nothing is written.
 */
export async function foreseeBooking(member: ActingMember, input: ForeseeInput, now = new Date()): Promise<Foreseen> {
  try {
    await bookDesk(member, bookDeskInput.parse({ ...input, dryRun: true, requestId: newId() }), now);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return { kind: error.kind, code: String(error.code), details: error.details };
    throw error;
  }
}
