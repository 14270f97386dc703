import { paths } from '@/client/paths';
import { dateWords, dayWords } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { byDay } from '../domain/event-days';
import type { EventCard } from '../event-pages.contract';
import { CoverThumb } from './event-cover';
import { CATEGORY_WORDS, comingWords, placesWords } from './event-words';
import { pricesWords } from './ticket-words';

type Props = {
  cards: readonly EventCard[];
  operator: { readonly id: string; readonly slug: string };
  today: string;
  locale: string;
  /** In a page of somebody else: links open beside it. */
  elsewhere?: boolean;
};

/** What is on for everybody, day by day. */
export function PublicList({ cards, operator, today, locale, elsewhere = false }: Props) {
  return (
    <div className="grid gap-7">
      {byDay(cards).map(({ date, cards: ofDay }) => {
        const [day, plain] = [dayWords(date, locale, today), dateWords(date, locale, today)];
        return (
          <section key={date} aria-labelledby={`events-${date}`}>
            <h2 id={`events-${date}`} className="mb-2 flex items-baseline gap-2 text-base font-semibold">
              {day}
              {day === plain ? null : <span className="text-ink-faint text-sm font-normal">{plain}</span>}
            </h2>
            <ul className="divide-line border-line bg-surface shadow-raised divide-y rounded-lg border">
              {ofDay.map((card) => (
                <Row key={card.dateId} {...{ card, operator, locale, elsewhere }} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

type RowProps = { card: EventCard; operator: Props['operator']; locale: string; elsewhere: boolean };

function Row({ card, operator, locale, elsewhere }: RowProps) {
  const time = rangeLabel({ startsAt: new Date(card.startsAt), endsAt: new Date(card.endsAt) }, card.timeZone, locale);
  const facts = [pricesWords(card.prices, locale), placesWords(card.placesLeft), comingWords(card.coming)].filter(
    Boolean,
  );
  return (
    <li className="hover:bg-sunken/60 relative flex flex-wrap items-start gap-x-5 gap-y-1 px-4 py-3.5 transition-colors first:rounded-t-lg last:rounded-b-lg">
      <p className="text-ink-muted tabular w-28 shrink-0 pt-px max-sm:flex-1">{time}</p>
      <CoverThumb operatorId={operator.id} event={card} />
      <div className="min-w-0 flex-1 basis-56 max-sm:basis-full">
        <h3 className="text-base font-semibold break-words">
          <a
            href={paths.event(operator.slug, card.slug, { date: card.dateId })}
            className="focus-ring rounded-sm after:absolute after:inset-0"
            {...(elsewhere ? { target: '_blank', rel: 'noopener' } : {})}
          >
            {card.title}
          </a>
        </h3>
        <p className="text-ink-muted break-words">
          {[card.where, `with ${card.hostName}`, card.category === 'other' ? '' : CATEGORY_WORDS[card.category]]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {facts.length > 0 ? <p className="text-ink-muted tabular text-sm max-sm:w-full">{facts.join(' · ')}</p> : null}
    </li>
  );
}
