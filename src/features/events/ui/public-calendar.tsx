import { CalendarCheck, CalendarPlus, ChevronLeft, ChevronRight, Rss } from 'lucide-react';
import { paths } from '@/client/paths';
import { dateWords } from '@/features/bookings/domain/when-words';
import { addDays } from '@/kernel/zone';
import { buttonLook } from '@/ui/button-look';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { CALENDAR_VIEWS, packCursor, type CalendarSpan, type CalendarView } from '../domain/calendar-span';
import type { EventCard, EventList } from '../event-pages.contract';
import { MonthGrid } from './month-grid';
import { PublicList } from './public-list';

type Props = {
  operator: { readonly id: string; readonly slug: string; readonly name: string };
  span: CalendarSpan;
  cards: readonly EventCard[];
  next: EventList['next'];
  /** Not the first page of the list. */
  later: boolean;
  today: string;
  /** The whole address of the feed. */
  feed: string;
  /** That of what one comes to oneself, for a member: a secret. */
  ownFeed: string | null;
  locale: string;
};

const VIEW_WORDS: Record<CalendarView, string> = { list: 'All to come', week: 'Week', month: 'Month' };

/** What an operator's events are, for everybody: links alone, which work without a script. */
export function PublicCalendar({ operator, span, cards, next, later, today, feed, ownFeed, locale }: Props) {
  const { slug, name } = operator;
  const list = <PublicList {...{ cards, operator, today, locale }} />;
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader title="Events" lead={`What is on at ${name}`} />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <nav aria-label="How far ahead">
          <ul className="flex flex-wrap gap-2">
            {CALENDAR_VIEWS.map((view) => (
              <li key={view}>
                <LinkButton
                  size="sm"
                  prefetch={false}
                  href={paths.events(slug, { view: view === 'list' ? undefined : view })}
                  aria-current={view === span.view ? 'page' : undefined}
                  className="aria-[current]:border-accent-ink aria-[current]:bg-accent-soft aria-[current]:text-accent-ink"
                >
                  {VIEW_WORDS[view]}
                </LinkButton>
              </li>
            ))}
          </ul>
        </nav>
        {span.view === 'list' ? null : <Beside span={span} operator={slug} locale={locale} />}
      </div>
      {cards.length === 0 && span.view !== 'month' ? (
        <Nothing span={span} operator={operator} later={later} />
      ) : span.view === 'month' ? (
        <>
          <div className="max-md:hidden">
            <MonthGrid
              first={span.first}
              hrefOf={(card) => paths.event(slug, card.slug, { date: card.dateId })}
              {...{ cards, today, locale }}
            />
          </div>
          <div className="md:hidden">
            {cards.length === 0 ? <Nothing span={span} operator={operator} later={later} /> : list}
          </div>
        </>
      ) : (
        list
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        {later ? (
          <LinkButton prefetch={false} href={paths.events(slug)}>
            Back to the first
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton prefetch={false} href={paths.events(slug, { after: packCursor(next) })}>
            Later events
          </LinkButton>
        ) : null}
      </div>
      <Follow name={name} operator={slug} feed={feed} ownFeed={ownFeed} />
    </div>
  );
}

/** The week or month that is looked at, and the way to those beside it. */
function Beside({ span, operator, locale }: { span: CalendarSpan; operator: string; locale: string }) {
  const { view, first, end, before, after } = span;
  const unit = view === 'week' ? 'week' : 'month';
  const words =
    view === 'week' && end
      ? `${dateWords(first, locale)} to ${dateWords(addDays(end, -1), locale)}`
      : new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(first));
  return (
    <nav aria-label={`Which ${unit}`} className="flex items-center gap-2">
      {before ? (
        <LinkButton
          size="icon-sm"
          prefetch={false}
          href={paths.events(operator, { view, day: before })}
          aria-label={`The ${unit} before`}
        >
          <ChevronLeft aria-hidden />
        </LinkButton>
      ) : null}
      <span className="tabular min-w-32 text-center font-medium">{words}</span>
      {after ? (
        <LinkButton
          size="icon-sm"
          prefetch={false}
          href={paths.events(operator, { view, day: after })}
          aria-label={`The ${unit} after`}
        >
          <ChevronRight aria-hidden />
        </LinkButton>
      ) : null}
    </nav>
  );
}

function Nothing({ span, operator, later }: Pick<Props, 'span' | 'operator' | 'later'>) {
  const { slug, name } = operator;
  if (span.view === 'list' && !later)
    return (
      <EmptyState picture="calendar" action={<LinkButton href={paths.operator(slug)}>Look at the space</LinkButton>}>
        Nothing is planned for everybody at {name} right now. Talks, meals and workshops will stand here.
      </EmptyState>
    );
  return (
    <EmptyState picture="calendar" action={<LinkButton href={paths.events(slug)}>See all that is to come</LinkButton>}>
      {span.view === 'week'
        ? 'Nothing is on in this week.'
        : span.view === 'month'
          ? 'Nothing is on in this month.'
          : 'That was all.'}
    </EmptyState>
  );
}

/** Opens the calendar program of a phone or computer. */
const webcal = (address: string): string => address.replace(/^https?:/, 'webcal:');

/** To have them in one's own calendar, as they come. */
type FollowProps = Pick<Props, 'feed' | 'ownFeed'> & { name: string; operator: string };

const Follow = ({ name, operator, feed, ownFeed }: FollowProps) => (
  <section aria-labelledby="follow" className="border-line mt-10 grid gap-2 border-t pt-5" data-print="never">
    <h2 id="follow" className="text-base font-semibold">
      Follow what is on
    </h2>
    <p className="text-ink-muted">Your calendar has the events of {name} by itself, with what changes.</p>
    <div className="flex flex-wrap gap-2">
      <a href={webcal(feed)} className={buttonLook({ size: 'sm' })}>
        <CalendarPlus aria-hidden />
        Subscribe in a calendar
      </a>
      <a href={paths.eventsAtom(operator)} className={buttonLook({ size: 'sm' })}>
        <Rss aria-hidden />
        Atom feed
      </a>
      {ownFeed ? (
        <a href={webcal(ownFeed)} className={buttonLook({ size: 'sm' })}>
          <CalendarCheck aria-hidden />
          Subscribe to what I come to
        </a>
      ) : null}
    </div>
    {ownFeed ? (
      <p className="text-ink-faint text-sm">
        The address of your own calendar is a secret: whoever has it sees where you go. A new password ends it.
      </p>
    ) : null}
  </section>
);
