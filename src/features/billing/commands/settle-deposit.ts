import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import { once } from '@/server/requests/once';
import { demandAccounts, maySettleDeposits } from '../billing.access';
import type { SettleDepositInput } from '../billing.contract';
import { billingError } from '../billing.errors';
import { isDepositHeld } from '../domain/what-a-deposit-comes-to';
import { listBookingsToCharge } from '../sql/bookings-to-charge';
import { lockCharging } from '../sql/charge-writes';
import { insertDecision } from '../sql/deposits';
import { chargeThem } from './charge-bookings';

/**
 * "The hall is as it was, Ana gets her deposit back", or "30 of it stay here, for a broken chair": says what becomes of a deposit once its booking has begun. It may be
 * said anew: the last word counts. `keep` in minor units of its currency.
 *
 * @throws DomainError `auth.not_allowed`, `deposit.not_found`, `deposit.not_begun`, `deposit.more_than_left`, `deposit.decided_meanwhile`
 */
export function settleDeposit(member: ActingMember, input: SettleDepositInput, now = new Date()) {
  return once(member, { requestId: input.requestId, command: 'settle-deposit', input }, async (tx) => {
    demandAccounts(maySettleDeposits(member.role));
    const { bookingId, keep, reason, decisions } = input;
    await lockCharging(tx);
    const [booking] = await listBookingsToCharge(tx, { bookingId });
    if (!booking?.deposit || !isDepositHeld(booking)) throw billingError('deposit.not_found');
    if (booking.startsAt > now) throw billingError('deposit.not_begun');
    const { amount } = booking.deposit;
    if (keep > amount) throw billingError('deposit.more_than_left', { amount, currency: booking.currency });
    const decision = { kept: keep, reason: keep > 0 ? reason : '', on: localDateOf(now, booking.timeZone) };
    const isMine =
      decisions === booking.decisions &&
      (await insertDecision(tx, { ...decision, bookingId, ordinal: decisions, by: member.memberId }));
    if (!isMine) throw billingError('deposit.decided_meanwhile');
    await chargeThem(tx, [{ ...booking, decision }]);
    return {
      answer: { kept: keep, returned: amount - keep },
      audit: [{ action: 'deposit.settled', subjectKind: 'booking', subjectId: bookingId, details: { keep } }],
      facts: [],
    };
  });
}
