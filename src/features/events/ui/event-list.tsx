'use client';
import { Repeat } from 'lucide-react';
import Link from 'next/link';
import { paths } from '@/client/paths';
import { dateWords, dayWords } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { Badge } from '@/ui/badge';
import { byDay } from '../domain/event-days';
import type { EventCard } from '../event-pages.contract';
import { CoverThumb } from './event-cover';
import { AUDIENCE_WORDS, CATEGORY_WORDS, comingWords, MINE_WORDS, placesWords } from './event-words';
import { pricesWords } from './ticket-words';

type Where = { readonly operator: string; readonly operatorId: string; readonly space: string };
type Props = { cards: readonly EventCard[]; where: Where; today: string; locale: string };

/** What is on, day by day. */
export function EventList({ cards, where, today, locale }: Props) {
  return (
    <div className="grid gap-7">
      {byDay(cards).map(({ date, cards: ofDay }) => {
        const day = dayWords(date, locale, today);
        const plain = dateWords(date, locale, today);
        return (
          <section key={date} aria-labelledby={`events-${date}`}>
            <h2 id={`events-${date}`} className="mb-2 flex items-baseline gap-2 text-base">
              {day}
              {day === plain ? null : <span className="text-ink-faint text-sm font-normal">{plain}</span>}
            </h2>
            <ul className="divide-line border-line bg-surface shadow-raised divide-y rounded-lg border">
              {ofDay.map((card) => (
                <EventRow key={card.dateId} card={card} where={where} locale={locale} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function EventRow({ card, where, locale }: { card: EventCard; where: Where; locale: string }) {
  const { startsAt, endsAt, timeZone, mine } = card;
  const own = mine ? MINE_WORDS[mine] : null;
  const time = rangeLabel({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, locale);
  const facts = [comingWords(card.coming), placesWords(card.placesLeft)].filter(Boolean);
  const kind = [
    card.category === 'other' ? null : CATEGORY_WORDS[card.category],
    card.audience === 'public' ? null : AUDIENCE_WORDS[card.audience],
  ].filter(Boolean);
  return (
    <li className="hover:bg-sunken/60 relative flex flex-wrap items-start gap-x-5 gap-y-1.5 px-4 py-3.5 transition-colors first:rounded-t-lg last:rounded-b-lg">
      <p className="text-ink-muted tabular w-28 shrink-0 pt-px max-sm:flex-1">{time}</p>
      <CoverThumb operatorId={where.operatorId} event={card} />
      <div className="min-w-0 flex-1 basis-56 max-sm:basis-full">
        <h3 className="text-base font-semibold">
          <Link
            href={paths.memberEvent(where.operator, where.space, card.slug, { date: card.dateId })}
            className="focus-ring rounded-sm after:absolute after:inset-0"
          >
            {card.title}
          </Link>
          {card.repeats ? (
            <Repeat role="img" aria-label="Repeats" className="text-ink-faint ml-1.5 inline size-3.5 align-baseline" />
          ) : null}
        </h3>
        <p className="text-ink-muted">
          {card.where} · with {card.hostName}
        </p>
        {kind.length > 0 ? <p className="text-ink-faint text-sm">{kind.join(' · ')}</p> : null}
      </div>
      <div className="grid justify-items-start gap-1 sm:justify-items-end">
        {own ? <Badge tone={own.tone}>{own.words}</Badge> : null}
        {card.prices ? <p className="tabular text-sm font-medium">{pricesWords(card.prices, locale)}</p> : null}
        {facts.length > 0 ? <p className="text-ink-muted tabular text-sm">{facts.join(' · ')}</p> : null}
      </div>
    </li>
  );
}
