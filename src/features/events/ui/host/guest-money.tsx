import { moneyInWords } from '@/kernel/money';
import { dueOf, owedAtDoor } from '../../domain/door-payment';
import type { Guest } from '../../event-pages.contract';
import type { Income } from '../../tickets.contract';
import { agreedWords } from '../ticket-words';

/** The ticket of somebody, what is due for it, and how it stands: "Regular, 2 × €35.00 = €70.00, at the door, paid". Empty without one. */
export function guestMoney(guest: Pick<Guest, 'ticket' | 'party' | 'status' | 'paid'>, locale: string): string {
  const { ticket, party, status, paid } = guest;
  if (!ticket) return '';
  const say = (minor: number) => moneyInWords(minor, ticket.currency, locale);
  const what = agreedWords(ticket, party, locale);
  const owed = owedAtDoor(guest);
  if (owed < 0) return `${what}: ${say(-owed)} to give back`;
  if (dueOf(guest) === 0)
    return status === 'going' || ticket.each === 0
      ? what
      : `${what}: nothing owed${['asked', 'waiting', 'offered'].includes(status) ? ' yet' : ''}`;
  if (ticket.pays === 'account') return `${what}, on account`;
  if (owed === 0) return `${what}, paid at the door`;
  return paid > 0 ? `${what}, at the door, ${say(owed)} open` : `${what}, at the door, open`;
}

/** What a date brings in: due, and of it on accounts, paid at the door, and still open there. */
export function IncomeSums({ income, locale }: { income: Income; locale: string }) {
  const say = (minor: number) => moneyInWords(minor, income.currency, locale);
  const tiles = [
    { figure: say(income.due), words: 'due' },
    { figure: say(income.onAccount), words: 'on accounts' },
    { figure: say(income.paidAtDoor), words: 'paid at the door' },
    income.open < 0
      ? { figure: say(-income.open), words: 'to give back' }
      : { figure: say(income.open), words: 'open at the door' },
  ];
  return (
    <ul aria-label="What it brings in" className="flex flex-wrap gap-x-8 gap-y-3">
      {tiles.map(({ figure, words }) => (
        <li key={words} className="grid">
          <span className="tabular text-xl font-semibold">{figure}</span>
          <span className="text-ink-muted text-sm">{words}</span>
        </li>
      ))}
    </ul>
  );
}
