import { counted } from '@/features/bookings/domain/when-words';
import { moneyInWords, type Minor } from '@/kernel/money';
import type { EventCard, EventDateView, EventPage } from '../event-pages.contract';
import type { DateTicket, TicketView } from '../tickets.contract';
import { momentWords } from './public-words';

/** "€35.00", "Free" */
export const priceWords = (minor: Minor, currency: string, locale: string): string =>
  minor === 0 ? 'Free' : moneyInWords(minor, currency, locale);

/** What a ticket costs, in a line. */
export function ticketPrice({ pricing, price, least, currency }: TicketView, locale: string): string {
  if (pricing !== 'open') return priceWords(price, currency, locale);
  const most = price > least ? `, most give ${moneyInWords(price, currency, locale)}` : '';
  return least === 0 ? `what you want${most}` : `from ${moneyInWords(least, currency, locale)}${most}`;
}

/** What a place costs, in a list: "Free", "€35.00", "from €25.00". */
export function pricesWords(prices: EventCard['prices'], locale: string): string {
  if (prices === null || prices.most === 0) return 'Free';
  const { least, most, currency } = prices;
  if (least === most) return moneyInWords(most, currency, locale);
  return least === 0
    ? `Free to ${moneyInWords(most, currency, locale)}`
    : `from ${moneyInWords(least, currency, locale)}`;
}

type At = { readonly timeZone: string; readonly locale: string; readonly now: Date };

/** Why a ticket cannot be had now; null where it can. Full is no reason: one may wait. */
export function whyNot({ state, opensAt }: DateTicket, view: TicketView, { timeZone, locale, now }: At): string | null {
  switch (state) {
    case 'on_sale':
      return null;
    case 'not_yet':
      return opensAt ? `On sale from ${momentWords(new Date(opensAt), timeZone, locale, now)}` : 'Not on sale yet';
    case 'ended':
      return 'Not on sale any more';
    case 'off_sale':
      return 'Not on sale';
    case 'not_for_you':
      return view.forWhom.length > 0 ? `For ${orOf(view.forWhom)}` : 'For others';
  }
}
const orOf = (names: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(names);

/** "3 left", "Sold out: you can wait for one", "until Tue 24 Nov, 09:00"; empty where there is nothing to say. */
export function leftWords({ placesLeft, endsAt }: DateTicket, datePlaces: number | null, at: At): string {
  const left =
    placesLeft === 0
      ? 'Sold out: you can wait for one'
      : placesLeft === null || placesLeft === datePlaces
        ? null
        : `${counted(placesLeft, 'place')} left`;
  const until = endsAt ? `until ${momentWords(new Date(endsAt), at.timeZone, at.locale, at.now)}` : null;
  return [left, until].filter(Boolean).join(', ');
}

/** The tickets of a date with how each stands, those that can be had first where none was picked yet. */
export const ticketsAt = (
  { tickets }: Pick<EventPage, 'tickets'>,
  date: Pick<EventDateView, 'tickets'>,
): { readonly view: TicketView; readonly at: DateTicket }[] =>
  tickets.flatMap((view) => {
    const at = date.tickets.find(({ typeId }) => typeId === view.typeId);
    return at ? [{ view, at }] : [];
  });

/** What it comes to, before anything is agreed: "Total: 2 × €35.00 = €70.00". */
export function totalWords(each: Minor, currency: string, party: number, locale: string): string {
  const one = moneyInWords(each, currency, locale);
  return `Total: ${party === 1 ? one : `${party} × ${one} = ${moneyInWords(each * party, currency, locale)}`}`;
}

/** What is agreed, in a sentence: "Regular, 2 × €35.00 = €70.00". */
export function agreedWords(
  { name, each, currency }: { name: string; each: Minor; currency: string },
  party: number,
  locale: string,
): string {
  const one = priceWords(each, currency, locale);
  if (each === 0 || party === 1) return `${name}, ${one.replace('Free', 'free')}`;
  return `${name}, ${party} × ${one} = ${moneyInWords(each * party, currency, locale)}`;
}
