import type { SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { datePassed, draftChanged, draftNotFound } from '../pricing.errors';
import { type DraftList, findDraft, listPricedSpaces } from '../sql/price-list-reads';

/** The draft as it was opened. @throws DomainError `pricing.draft_not_found`, `pricing.draft_changed` */
export async function getDraft(tx: OperatorTx, id: string): Promise<DraftList> {
  const draft = await findDraft(tx);
  if (!draft) throw draftNotFound();
  if (draft.id !== id) throw draftChanged();
  return draft;
}

/**
 * A list counts from today at the earliest, where it is still the earliest day. Answers the spaces in which it will.
 *
 * @throws DomainError `pricing.date_passed`
 */
export async function requireComingDate(tx: OperatorTx, date: string, now: Date): Promise<SpaceId[]> {
  const spaces = await listPricedSpaces(tx);
  const [earliest = localDateOf(now, 'UTC')] = spaces.map(({ timeZone }) => localDateOf(now, timeZone)).sort();
  if (date < earliest) throw datePassed(earliest);
  return spaces.map(({ id }) => id);
}
