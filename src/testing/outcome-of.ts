import { DomainError } from '@/kernel/domain-error';

/** The code of a refusal, or null where there was none. Anything else is an error of the test's. */
export async function outcomeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return String(error.code);
    throw error;
  }
}
