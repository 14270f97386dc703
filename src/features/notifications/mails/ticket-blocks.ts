import type { AgreedTicket } from '@/features/events/domain/ticket-type';
import { moneyInWords } from '@/kernel/money';
import type { MailBlock } from '../domain/mail-document';
import type { RsvpNews } from '../domain/rsvp-news';

type Costs = {
  readonly news: RsvpNews;
  readonly ticket: AgreedTicket | null;
  readonly party: number;
  readonly paid: number;
  readonly charged: boolean;
  readonly going: boolean;
};

/** What is told of those who come, of who may yet, and of who does not any more. */
const COMES: readonly RsvpNews[] = ['going', 'approved', 'place', 'moved', 'reminder'];
const MAY: readonly RsvpNews[] = ['asked', 'waiting', 'offered'];
const GIVEN_BACK: readonly RsvpNews[] = ['cancelled', 'removed', 'off'];

/** The ticket, what it costs and how it is paid; where a place was given back, what goes back with it. Nothing where it costs nothing. */
export function costsBlocks({ news, ticket, party, paid, charged, going }: Costs): MailBlock[] {
  if (!ticket || ticket.each === 0) return [];
  const say = (minor: number) => moneyInWords(minor, ticket.currency);
  const total = ticket.each * party;
  const sum = party === 1 ? say(total) : `${party} × ${say(ticket.each)} = ${say(total)}`;
  const card = (...lines: string[]): MailBlock[] => [{ kind: 'card', title: `Ticket: ${ticket.name}`, lines }];
  const account = ticket.pays === 'account';
  if (GIVEN_BACK.includes(news)) {
    if (charged) return card(`${sum} was charged to your account. It goes back there.`);
    return paid > 0
      ? card(`You paid ${say(paid)} at the door. The host gives it back to you.`)
      : card('You owe nothing for it.');
  }
  if (MAY.includes(news) || (news === 'moved' && !going)) {
    const when = news === 'offered' ? 'if you take the place' : 'once you have a place';
    return card(
      sum,
      account
        ? `It goes on your account ${when}. Until then you owe nothing.`
        : `You pay at the door, ${when}. Until then you owe nothing.`,
    );
  }
  if (!COMES.includes(news)) return [];
  if (account) return card(sum, 'It stands on your account, and comes with your next invoice.');
  return card(
    sum,
    paid >= total
      ? 'Paid.'
      : paid > 0
        ? `${say(total - paid)} is open: you pay it at the door.`
        : 'You pay at the door.',
  );
}
