import { depositReturnsOn } from '@/features/pricing/domain/deposit';
import { moneyInWords } from '@/kernel/money';
import { localDateOf } from '@/kernel/zone';
import type { BookingView } from '../bookings.contract';
import { dateWords } from '../domain/when-words';

type Props = { booking: BookingView; now?: Date; locale: string };

/** What is left with the house for it, and by when it comes back; nothing once that is over. What became of it stands on the account. */
export function DepositLine({ booking, now, locale }: Props) {
  const { price, timeZone, status } = booking;
  const deposit = price?.deposit;
  if (!deposit || (status !== 'confirmed' && status !== 'requested')) return null;
  const returnsOn = depositReturnsOn({ endsAt: new Date(booking.endsAt), timeZone }, deposit);
  if (now && returnsOn < localDateOf(now, timeZone)) return null;
  return (
    <span className="text-ink-muted tabular block text-sm">
      Deposit {moneyInWords(deposit.amount, price.currency, locale)}, returned by {dateWords(returnsOn, locale)}
    </span>
  );
}
