import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { longDateWords } from '@/features/bookings/domain/when-words';
import { type LocalDate } from '@/kernel/zone';
import { weeksOfMonth } from '../domain/calendar-span';
import { byDay, monthOf } from '../domain/event-days';
import type { EventCard } from '../event-pages.contract';

type Props = {
  first: LocalDate;
  cards: readonly EventCard[];
  /** Where a date leads. */
  hrefOf: (card: EventCard) => string;
  today: LocalDate;
  locale: string;
};

/** A month as a sheet on the wall: what is on stands in its day. */
export function MonthGrid({ first, cards, hrefOf, today, locale }: Props) {
  const days = new Map(byDay(cards).map(({ date, cards: ofDay }) => [date, ofDay]));
  const weeks = weeksOfMonth(first);
  return (
    <table className="border-line bg-surface w-full table-fixed border-collapse rounded-lg border">
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th
              key={day}
              scope="col"
              className="text-ink-muted border-line border px-2 py-1.5 text-left text-sm font-medium"
            >
              {new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={`border-line h-28 border p-1.5 align-top ${monthOf(day) === monthOf(first) ? '' : 'bg-sunken'}`}
              >
                <DayMark day={day} today={today} locale={locale} />
                <ul className="grid gap-1">
                  {(days.get(day) ?? []).map((card) => (
                    <li key={card.dateId}>
                      <a
                        href={hrefOf(card)}
                        className="focus-ring bg-accent-soft text-accent-ink block min-h-6 rounded-sm px-1.5 py-0.5 text-sm break-words hover:underline"
                      >
                        <span className="tabular font-medium">
                          {clockLabel(new Date(card.startsAt), card.timeZone, locale)}
                        </span>{' '}
                        {card.title}
                      </a>
                    </li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayMark({ day, today, locale }: { day: LocalDate; today: LocalDate; locale: string }) {
  const here = day === today;
  return (
    <p className={`tabular mb-1 text-sm ${here ? 'text-accent-ink font-semibold' : 'text-ink-muted'}`}>
      <time dateTime={day}>
        <span aria-hidden>{Number(day.slice(8))}</span>
        <span className="sr-only">{longDateWords(day, locale)}</span>
      </time>
      {here ? <span className="ml-1">today</span> : null}
    </p>
  );
}
