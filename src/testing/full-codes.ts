import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId } from '@/kernel/ids';
import { saveCode } from '@/features/pricing/commands/save-code';
import { saveExtra } from '@/features/pricing/commands/save-extra';
import { saveExtraInput } from '@/features/pricing/extras.contract';
import { saveCodeInput } from '@/features/pricing/codes.contract';
import { inOperator } from '@/server/db/transactions';

/** A row each of the extras, of the codes, and of what was booked with one. */
export async function fillCodes(owner: ActingMember, member: ActingMember, bookingId: BookingId): Promise<void> {
  const { operatorId } = owner;
  const terms = { code: 'WELCOME', off: { type: 'percent', percent: 20 }, limitEach: 1 };
  const wish = saveCodeInput.parse({ operatorId, requestId: newId<'request'>(), terms });
  const { codeId } = await saveCode(owner, wish);
  const lunch = saveExtraInput.parse({
    ...{ operatorId, requestId: newId<'request'>(), terms: { name: 'Lunch', per: 'guest', price: 1200 } },
  });
  await saveExtra(owner, lunch);
  const use = { operatorId, codeId, bookingId, memberId: member.memberId, kind: 'used' as const, terms: '{}' };
  await inOperator(owner, (tx) => tx.insertInto('codeUses').values(use).execute());
}
