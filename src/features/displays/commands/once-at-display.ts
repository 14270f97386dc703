import type { RequestId } from '@/kernel/ids';
import { readOperatorToken } from '@/server/auth/operator-token';
import type { OperatorTx } from '@/server/db/transactions';
import { countWriteAt } from '@/server/limits/limits';
import { once, type Outcome } from '@/server/requests/once';
import { getDisplay, makeActor, atDisplay } from '../at-display';
import { displayError } from '../displays.errors';
import type { StandingDisplay } from '../sql/display-reads';

type Request = { readonly requestId: RequestId; readonly command: string; readonly input: object };

/**
 * A change by whoever stands before a display: once per request id, in the name of whoever hung it there, counted against the limits of this
 * display, and only while it stands: what was answered before a display was revoked is not answered after it.
 *
 * @throws DomainError `display.not_found`, `limits.too_many`.
 */
export async function onceAtDisplay<A>(
  token: string,
  { input, ...request }: Request,
  work: (tx: OperatorTx, display: StandingDisplay) => Promise<Outcome<A>>,
): Promise<A> {
  const read = readOperatorToken(token);
  if (!read) throw displayError('display.not_found');
  const found = await atDisplay(token, (tx, display) => Promise.resolve({ display, by: makeActor(tx, display) }));
  await countWriteAt(`display ${found.display.id}`);
  return once(found.by, { ...request, input: { ...input, displayId: found.display.id } }, async (tx) =>
    // Again, in the transaction that writes: it may have been revoked meanwhile.
    work(tx, await getDisplay(tx, read.hash)),
  );
}
