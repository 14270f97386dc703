import { createHmac } from 'node:crypto';
import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@/kernel/domain-error';
import type { PersonId } from '@/kernel/ids';
import { env } from '@/server/env';
import { log } from '@/server/log';

type Limiter = RateLimiterPostgres | RateLimiterMemory;
type Limits = {
  readonly pool: pg.Pool;
  readonly writes: Limiter;
  readonly address: Limiter;
  readonly signIn: Limiter;
  readonly guesses: Limiter;
};

// Next may load this module once per bundle; one process counts once all the same.
const holder = globalThis as { __coworkflowLimits?: Limits };
const limits = () => (holder.__coworkflowLimits ??= open());

/**
 * Counters have two connections of their own: they never wait behind bookings, nor bookings behind them, and a count that a crash loses
 * is no loss, so they do not wait for the disk either (`synchronous_commit`).
 */
function open(): Limits {
  const { DATABASE_URL, RATE_LIMIT_WRITES_PER_MINUTE, RATE_LIMIT_ADDRESS_PER_MINUTE } = env();
  const { RATE_LIMIT_SIGN_IN_PER_MINUTE, RATE_LIMIT_GUESSES_PER_MINUTE } = env();
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: 2,
    application_name: 'coworkflow-limits',
    options: '-c synchronous_commit=off',
    statement_timeout: 2_000,
    connectionTimeoutMillis: 2_000,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'database connection of the limits lost'));
  const stored = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      schemaName: 'limits',
      tableName: 'counters',
      tableCreated: true,
      keyPrefix,
      points,
      duration: 60,
      // Whoever is over the limit is refused from memory, without a statement, until the minute is over.
      inMemoryBlockOnConsumed: points,
      // Without the database each process still counts for itself.
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: 60 }),
    });
  return {
    pool,
    writes: stored('write', RATE_LIMIT_WRITES_PER_MINUTE),
    signIn: stored('sign-in', RATE_LIMIT_SIGN_IN_PER_MINUTE),
    guesses: stored('guess', RATE_LIMIT_GUESSES_PER_MINUTE),
    // A coarse net for every write, counted in memory by each process: the exact count is the person's.
    address: new RateLimiterMemory({ keyPrefix: 'address', points: RATE_LIMIT_ADDRESS_PER_MINUTE, duration: 60 }),
  };
}

/** Counts one change. At most one statement, outside any transaction. */
export async function countWrite(who: { personId: PersonId | null; address: string }): Promise<void> {
  await countAddress(who.address);
  if (who.personId) await spend(limits().writes, who.personId);
}

/** Counts one change that nobody signed in makes, against the place where it is made (a wall display). One statement. */
export const countWriteAt = (place: string): Promise<void> => spend(limits().writes, place);

/**
 * Counts one attempt to get in: against the address that it came from, and the mail address that it is about. Passwords and links are
 * counted apart, so that somebody who keeps guessing a password does not keep its owner from asking for a link.
 */
export async function countSignIn(attempt: {
  what: 'password' | 'link';
  address: string;
  email: string;
}): Promise<void> {
  const { what, address, email } = attempt;
  await countAddress(address);
  await spend(limits().signIn, `${what} from ${address}`);
  await spend(limits().signIn, `${what} for ${email.toLowerCase()}`);
}

/** Who guesses: a person, or where it is nobody who is known, an address. */
export type Guesser = PersonId | `from ${string}`;

/** Whoever has guessed wrong too often within this minute is not heard. At most one statement, outside any transaction. */
export async function refuseGuesser(who: Guesser): Promise<void> {
  const { guesses } = limits();
  const soFar = await guesses.get(hashed(who));
  if (soFar && soFar.consumedPoints >= guesses.points) throw tooMany(soFar.msBeforeNext);
}

/** Counts one wrong guess at something secret, a code. */
export const countGuess = (who: Guesser): Promise<void> => spend(limits().guesses, who);

/** Counts one request against its address alone. In memory. */
export const countAddress = (address: string): Promise<void> => spend(limits().address, address);

export async function closeLimits(): Promise<void> {
  const held = holder.__coworkflowLimits;
  holder.__coworkflowLimits = undefined;
  await held?.pool.end();
}

async function spend(limiter: Limiter, who: string): Promise<void> {
  try {
    await limiter.consume(hashed(who));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw tooMany(refused.msBeforeNext);
  }
}

const tooMany = (ms: number) =>
  new DomainError('limited', 'limits.too_many', { retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) });

/** People and addresses stand in the table as hashes that nobody without the secret can guess back. */
const hashed = (who: string) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`limits ${who}`).digest('base64url').slice(0, 32);
