import type { ReactNode } from 'react';
import { eventCopy } from '@/client/event-copy';
import { counted } from '@/features/bookings/domain/when-words';
import { moneyInWords } from '@/kernel/money';
import { Badge } from '@/ui/badge';
import type { AllDates, DateOutcome } from '../../all-dates.contract';
import { MINE_WORDS } from '../event-words';
import { shortWhen } from '../public-words';

type Props = {
  shown: Pick<AllDates, 'dates' | 'timeZone'>;
  locale: string;
  now: Date;
  /** What can be done about an answer that there is. */
  acts?: (date: DateOutcome) => ReactNode;
};

/** Each date with how one's answer stands, or what would become of it. */
export const DateOutcomes = ({ shown, locale, now, acts }: Props) => (
  <ul aria-label="What becomes of each date" className="divide-line border-line divide-y rounded-lg border">
    {shown.dates.map((date) => (
      <li key={date.dateId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <span className="tabular min-w-0 flex-1 basis-44 font-medium">
          {shortWhen(date, shown.timeZone, locale, now)}
        </span>
        <Badge tone={toneOf(date)}>{outcomeWords(date)}</Badge>
        {hasAnswer(date) ? acts?.(date) : null}
      </li>
    ))}
  </ul>
);

/** Something to take back. */
const hasAnswer = ({ mine }: DateOutcome): boolean =>
  mine !== null && !mine.in && ['going', 'waiting', 'asked', 'offered'].includes(mine.status);

const WOULD = {
  going: 'You would come',
  waiting: 'Full: you would wait',
  asked: 'You would ask to come',
} as const;

function outcomeWords({ did, status, why, mine }: DateOutcome): string {
  if (did === 'refused') return why ? eventCopy(why).title : 'Not now';
  if (did === 'answers') return WOULD[status as keyof typeof WOULD];
  if (mine?.in) return 'You are in';
  return (mine && MINE_WORDS[mine.status]?.words) ?? 'As it is';
}

function toneOf({ did, status, mine }: DateOutcome): 'success' | 'accent' | 'warn' | 'neutral' | 'outline' {
  if (did === 'refused') return 'outline';
  if (did === 'answers') return status === 'going' ? 'accent' : 'warn';
  return (mine && MINE_WORDS[mine.status]?.tone) ?? 'neutral';
}

/** How many dates saying it would answer. */
export const answerable = ({ dates }: Pick<AllDates, 'dates'>): number =>
  dates.filter(({ did }) => did === 'answers').length;

/** All of it in a sentence. */
export function sumWords({ dates }: Pick<AllDates, 'dates'>): string {
  const of = (status: string) => dates.filter((one) => one.did === 'answers' && one.status === status).length;
  const [going, waiting, asked] = [of('going'), of('waiting'), of('asked')];
  const stays = dates.filter(({ did }) => did === 'stays').length;
  const refused = dates.filter(({ did }) => did === 'refused').length;
  const words = [
    going > 0 ? `You would come to ${counted(going, 'date')}` : null,
    waiting > 0 ? `wait for a place on ${waiting}` : null,
    asked > 0 ? `ask to come to ${counted(asked, 'date')}` : null,
    stays > 0 ? `${counted(stays, 'date')} ${stays === 1 ? 'is' : 'are'} answered already` : null,
    refused > 0 ? `${refused} can’t be answered now` : null,
  ].filter((one) => one !== null);
  const [first = ''] = words;
  return words.length === 0 ? '' : `${[first.charAt(0).toUpperCase() + first.slice(1), ...words.slice(1)].join(', ')}.`;
}

const NOTHING_TYPED = { name: '', email: '', party: '', guests: '', note: '', price: '', code: '', replies: [] };

/** The kinds of places as the plain fields of tickets want them, the one that was looked at ticked. */
export const ticketsOf = ({ tickets, ticketsAt, typeId, timeZone, pays }: AllDates) => ({
  page: { tickets, timeZone },
  date: { tickets: ticketsAt, placesLeft: null },
  typed: { ...NOTHING_TYPED, ticket: typeId ?? '' },
  errors: {},
  pays,
});

/** What the ticket that was looked at comes to over all dates on which there is a place; nothing where it is free or everybody names a price. */
export function totalWords({ dates, tickets, typeId, pays }: AllDates, party: number, locale: string): string | null {
  const ticket = tickets.find((one) => one.typeId === typeId);
  const going = dates.filter(({ did, status }) => did === 'answers' && status === 'going').length;
  if (ticket?.pricing !== 'fixed' || going === 0) return null;
  const places = party > 1 ? `, ${party} places each` : '';
  const sum = moneyInWords(ticket.price * party * going, ticket.currency, locale);
  return `${ticket.name} for ${counted(going, 'date')}${places}: ${sum}, ${pays === 'account' ? 'on your account' : 'paid at the door, date by date'}.`;
}
