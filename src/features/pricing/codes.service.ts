import { DomainError } from '@/kernel/domain-error';
import type { BookingId, MemberId, PersonId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { countGuess, refuseGuesser } from '@/server/limits/limits';
import type { CodeAnswer } from './codes.contract';
import { codeError } from './codes.errors';
import { type CodeRefusal, type Discount, isForPlace, refuseCode, usesLeft } from './domain/discount';
import type { Quote } from './domain/quote';
import { getPrices, type ToPrice } from './pricing.service';
import { type KeptUse, listUsesOf } from './sql/code-uses';
import { findCode } from './sql/discount-codes';

export { settleCodes } from './sql/code-uses';

type Asked = {
  readonly code: string;
  readonly facts: ToPrice['facts'];
  /** Who uses it; for a guest of the desk whoever books. */
  readonly memberId: MemberId;
  readonly guest?: boolean;
};

/** A code that can be used, for one booking after the other: where it is not for a place, or its uses are over, there is none. */
export type CodeInHand = {
  readonly at: (facts: ToPrice['facts']) => Discount | null;
  /** What a quote made of it; one use less where it took something off. */
  readonly took: (quote: Pick<Quote, 'discount'>) => void;
  /** What it took off so far, of how many bookings. */
  readonly answer: () => CodeAnswer & { readonly dates: number };
};

/** A code that somebody typed: to be used, or why it can't be. One statement. */
export async function lookUpCode(
  tx: OperatorTx,
  { code, facts, memberId, guest = false }: Asked,
  now: Date,
): Promise<{ readonly inHand: CodeInHand; readonly refused: null } | { readonly refused: CodeRefusal }> {
  const found = await findCode(tx, code, memberId);
  const today = localDateOf(now, facts.rules.timeZone);
  const refused = refuseCode(found, { place: facts, today, guest });
  if (refused || !found) return { refused: refused ?? 'codes.unknown' };
  const most = usesLeft(found, { guest });
  const taken: number[] = [];
  const { codeId, off, kinds, resourceIds } = found;
  const discount = { codeId, code, off, kinds, resourceIds };
  return {
    refused: null,
    inHand: {
      at: (place) => (taken.length < most && isForPlace(discount, place) ? discount : null),
      took: (quote) => {
        if (quote.discount && quote.discount.amount > 0) taken.push(quote.discount.amount);
      },
      answer: () => ({
        ...{ code, off, refused: null, dates: taken.length },
        amount: taken.reduce((sum, amount) => sum + amount, 0),
      }),
    },
  };
}

type KeptDiscounts = {
  readonly any: boolean;
  /** What was used with a booking, as long as it is its member's still and where it is for. */
  readonly of: (
    bookingId: BookingId,
    now: { readonly memberId: MemberId; readonly facts: ToPrice['facts'] },
  ) => Discount | null;
};

/** The codes that bookings were made with. One statement, and none where there are no codes. */
export async function keptDiscounts(tx: OperatorTx, bookingIds: readonly BookingId[]): Promise<KeptDiscounts> {
  const asks = bookingIds.length > 0 && (await getPrices(tx)).hasCodes;
  const uses = asks ? await listUsesOf(tx, bookingIds) : new Map<BookingId, KeptUse>();
  return {
    any: uses.size > 0,
    of: (bookingId, { memberId, facts }) => {
      const use = uses.get(bookingId);
      return use && use.memberId === memberId && isForPlace(use.discount, facts) ? use.discount : null;
    },
  };
}

/** A typed code for whoever books now; null where no code was typed. @throws DomainError `codes.*` */
export async function getCode(
  tx: OperatorTx,
  { code, ...asked }: Omit<Asked, 'code'> & { readonly code: string | undefined },
  now: Date,
): Promise<CodeInHand | null> {
  if (code === undefined) return null;
  const found = await lookUpCode(tx, { code, ...asked }, now);
  if (found.refused) throw codeError(found.refused, { code });
  return found.inHand;
}

/**
 * Does what somebody asks with a code, and counts it where there is no such code: who guesses too often is not heard for the rest of the minute. Around the
 * transaction, never in it. @throws DomainError `limits.too_many`
 */
export async function heedingGuesses<A>(
  personId: PersonId,
  code: string | undefined,
  work: () => Promise<A>,
  refusedIn: (answer: A) => CodeRefusal | null | undefined = () => null,
): Promise<A> {
  if (code === undefined) return work();
  await refuseGuesser(personId);
  try {
    const answer = await work();
    if (refusedIn(answer) === 'codes.unknown') await countGuess(personId);
    return answer;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'codes.unknown') await countGuess(personId);
    throw error;
  }
}

/** What a typed code comes to, for whoever typed it. */
export const codeAnswerOf = (
  code: string,
  refused: CodeRefusal | null,
  discount: Quote['discount'] | null,
): CodeAnswer => ({ code, refused, off: discount?.off ?? null, amount: discount?.amount ?? 0 });
