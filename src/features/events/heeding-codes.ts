import { DomainError } from '@/kernel/domain-error';
import { countGuess, refuseGuesser, type Guesser } from '@/server/limits/limits';

/**
 * Does what somebody asks with a code, and counts it where there is no such code: who guesses too often is not heard for the rest of the minute. Around the
 * transaction, never in it. @throws DomainError `limits.too_many`
 */
export async function heedingCodes<A>(who: Guesser, code: string | undefined, work: () => Promise<A>): Promise<A> {
  if (!code) return work();
  await refuseGuesser(who);
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'event.code_unknown') await countGuess(who);
    throw error;
  }
}
