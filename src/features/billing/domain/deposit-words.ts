import { moneyInWords } from '@/kernel/money';
import type { DepositNow } from '../billing.contract';

/** "Deposit €100.00 held", "Deposit €100.00 returned", "€30.00 of the deposit kept". */
export function depositInWords(
  { amount, currency, kept }: Pick<DepositNow, 'amount' | 'currency' | 'kept'>,
  locale: string,
): string {
  if (kept === null) return `Deposit ${moneyInWords(amount, currency, locale)} held`;
  if (kept === 0) return `Deposit ${moneyInWords(amount, currency, locale)} returned`;
  return kept >= amount
    ? `Deposit ${moneyInWords(amount, currency, locale)} kept`
    : `${moneyInWords(kept, currency, locale)} of the deposit kept`;
}
