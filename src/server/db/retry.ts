import { setTimeout as sleep } from 'node:timers/promises';

/** deadlock_detected and serialization_failure (PostgreSQL appendix A): nothing was written, trying again is right. */
const RETRYABLE = new Set(['40P01', '40001']);
const ATTEMPTS = 6;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Runs `attempt` again, up to six times with a growing random pause, when the database chose it as the victim of a conflict. */
export async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= ATTEMPTS || !RETRYABLE.has(String(codeOf(error)))) throw error;
      await sleep(Math.random() * 20 * 2 ** tried);
    }
  }
}
