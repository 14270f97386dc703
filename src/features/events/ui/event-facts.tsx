import { CalendarDays, MapPin, Ticket, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { mapLink } from '../domain/calendar-links';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { ticketPrice } from './ticket-words';
import { fullWhen, whereWords, zoneWords } from './public-words';

type Shown = Pick<
  EventPage,
  'timeZone' | 'repeats' | 'place' | 'placeWords' | 'space' | 'host' | 'coHosts' | 'onlineUrl' | 'tickets' | 'ticketed'
>;
type Props = { page: Shown; date: EventDateView; locale: string };

/** When, where, with whom and for how much. */
export function EventFacts({ page, date, locale }: Props) {
  const when = fullWhen(date, page.timeZone, locale);
  const where = whereWords(page, date);
  const hosts = [page.host, ...page.coHosts].map(({ name }) => name);
  return (
    <dl className="grid gap-4">
      <Fact icon={<CalendarDays aria-hidden />} name="When">
        <span className="block font-medium">
          <time dateTime={date.startsAt}>{when.day}</time>
        </span>
        <span className="text-ink-muted tabular block">
          {when.time} <span className="whitespace-nowrap">({zoneWords(page.timeZone)})</span>
        </span>
        {page.repeats ? <span className="text-ink-muted block">{page.repeats}</span> : null}
      </Fact>
      <Fact icon={<MapPin aria-hidden />} name="Where">
        <span className="block font-medium break-words">{where.first}</span>
        {page.onlineUrl ? (
          <a
            href={page.onlineUrl}
            rel="noopener noreferrer"
            className="text-accent-ink block break-all underline underline-offset-4"
          >
            {page.onlineUrl}
          </a>
        ) : (
          <span className="text-ink-muted block">{where.rest}</span>
        )}
        {where.map ? (
          <a
            href={mapLink(where.map)}
            rel="noopener noreferrer"
            className="text-accent-ink inline-flex min-h-6 items-center underline underline-offset-4"
          >
            Look at the map
          </a>
        ) : null}
      </Fact>
      <Fact icon={<UserRound aria-hidden />} name="Host">
        <span className="break-words">{new Intl.ListFormat('en', { type: 'conjunction' }).format(hosts)}</span>
      </Fact>
      <Fact icon={<Ticket aria-hidden />} name="Price">
        <Prices page={page} locale={locale} />
      </Fact>
    </dl>
  );
}

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a place costs: in a word, or ticket by ticket. */
function Prices({ page: { tickets, ticketed }, locale }: Pick<Props, 'page' | 'locale'>) {
  if (!ticketed) return 'Free';
  if (tickets.length === 0) return 'No ticket is on sale';
  if (tickets.length === 1 && tickets[0]) return capitalised(ticketPrice(tickets[0], locale));
  return (
    <ul>
      {tickets.map((one) => (
        <li key={one.typeId} className="break-words">
          {one.name}: <span className="tabular">{ticketPrice(one, locale)}</span>
          {one.forWhom.length > 0 ? <span className="text-ink-muted"> (for {one.forWhom.join(', ')})</span> : null}
        </li>
      ))}
    </ul>
  );
}

const Fact = ({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) => (
  <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
    <dt className="text-ink-faint pt-0.5 [&_svg]:size-5">
      {icon}
      <span className="sr-only">{name}</span>
    </dt>
    <dd>{children}</dd>
  </div>
);
