import { moneyInWords } from '@/kernel/money';
import type { CreditUnit } from '../memberships.contract';

/** "3 h 30 min", "2½ days", "€12.00": an amount of prepaid value; `currency` is that of money. */
export function creditInWords(amount: number, unit: CreditUnit, currency: string, locale = 'en'): string {
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  switch (unit) {
    case 'money':
      return `${sign}${moneyInWords(size, currency, locale)}`;
    case 'half_days':
      return `${sign}${daysInWords(size)}`;
    case 'minutes':
      return `${sign}${timeInWords(size)}`;
  }
}

function daysInWords(halves: number): string {
  const [days, half] = [Math.floor(halves / 2), halves % 2 === 1];
  if (days === 0) return half ? '½ day' : '0 days';
  return half ? `${days}½ days` : `${days} ${days === 1 ? 'day' : 'days'}`;
}

function timeInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
