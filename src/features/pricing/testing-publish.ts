import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { publishPriceList } from './commands/publish-price-list';
import { saveDraft } from './commands/save-draft';
import type { PriceList } from './pricing.contract';

/** A list that counts from a date on, as its owner publishes it; for an operator that has no draft. */
export async function publishAs(owner: ActingMember, list: PriceList, effectiveFrom: string, now: Date): Promise<void> {
  const base = () => ({ operatorId: owner.operatorId, requestId: newId<'request'>() });
  const { draft } = await saveDraft(owner, { ...base(), list, draft: null });
  await publishPriceList(owner, { ...base(), draft, effectiveFrom }, now);
}
