import { moneyInWords } from '@/kernel/money';
import type { OwnAnswer } from '../domain/own-answer';
import type { EventDateView } from '../event-pages.contract';
import { agreedWords } from './ticket-words';

type Props = { mine: EventDateView['mine']; standing: OwnAnswer['standing']; locale: string };

const COSTS: Partial<Record<OwnAnswer['standing'], string>> = {
  going: '',
  in: '',
  offered: 'It costs, if you take it: ',
  waiting: 'It costs, once you have a place: ',
  asked: 'It costs, once the host says yes: ',
};

/** One's own ticket, what it costs and how it is paid: told before anything is owed, too. */
export function OwesWords({ mine, standing, locale }: Props) {
  const costs = COSTS[standing];
  const ticket = mine?.ticket;
  if (!ticket || costs === undefined) return null;
  const total = ticket.each * mine.party;
  const owes = standing === 'going' || standing === 'in';
  const left = total - mine.paid;
  return (
    <p className="tabular">
      {costs}
      {agreedWords(ticket, mine.party, locale)}
      {total === 0
        ? '.'
        : ticket.pays === 'account'
          ? ', on your account.'
          : !owes || mine.paid === 0
            ? ', at the door.'
            : left <= 0
              ? ', paid.'
              : `, of which ${moneyInWords(left, ticket.currency, locale)} is open, at the door.`}
    </p>
  );
}
