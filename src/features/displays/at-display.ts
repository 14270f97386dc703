import type { ActingMember } from '@/kernel/acting-member';
import { readOperatorToken } from '@/server/auth/operator-token';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { displayError } from './displays.errors';
import { findDisplayByHash, type StandingDisplay } from './sql/display-reads';

/**
 * Works as the display that a token opens: in its operator, where the policies show that operator's rows alone, and only while it stands.
 * @throws DomainError `display.not_found`, whatever is wrong with the token.
 */
export async function atDisplay<T>(
  token: string,
  work: (tx: OperatorTx, display: StandingDisplay) => Promise<T>,
): Promise<T> {
  const read = readOperatorToken(token);
  if (!read) throw displayError('display.not_found');
  return inOperator(read, async (tx) => work(tx, await getDisplay(tx, read.hash)));
}

/** @throws DomainError `display.not_found`. */
export async function getDisplay(tx: OperatorTx, hash: Buffer): Promise<StandingDisplay> {
  const display = await findDisplayByHash(tx, hash);
  if (!display) throw displayError('display.not_found');
  return display;
}

/**
 * Who acts at a display: whoever hung it there, with no more rights than a visitor. So nobody at a wall breaks a rule, skips a request, or learns a
 * name.
 */
export const makeActor = (tx: OperatorTx, display: StandingDisplay): ActingMember => ({
  operatorId: tx.operatorId,
  memberId: display.createdBy,
  personId: display.createdByPerson,
  role: 'visitor',
  displayName: display.name,
});
