import type { ReactNode } from 'react';
import { paths } from '@/client/paths';
import { Badge } from '@/ui/badge';
import { Card, CardTitle } from '@/ui/card';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { AddToCalendar } from './add-to-calendar';
import { OffBanner, shutWords } from './date-state';
import { Description } from './description';
import { EventCover } from './event-cover';
import { EventFacts } from './event-facts';
import { CATEGORY_WORDS, comingWords, placesWords } from './event-words';
import { shortWhen } from './public-words';

type Props = {
  page: EventPage;
  date: EventDateView;
  /** The whole address of this page. */
  address: string;
  locale: string;
  now: Date;
  /** Where another date of it stands; its public page, unless it is said. */
  hrefOf?: (dateId: string) => string;
  /** For who runs it, before others see it: nothing of it leads to what is not there yet. */
  preview?: boolean;
  /** It was just sent: there is nothing more to say here. */
  sent?: boolean;
  /** The token of the invitation by which it is open. */
  invitation?: string;
  /** What it looked like, where its host shows that to everybody. */
  photos?: ReactNode;
  /** The form, for who has no account. */
  children: ReactNode;
};

/** An event as anybody may see it who may open it: what, when, where, with whom, what is left, and the way to say that one comes. */
export function EventScreen(props: Props) {
  const {
    page,
    date,
    address,
    locale,
    now,
    hrefOf,
    preview = false,
    sent = false,
    invitation,
    photos,
    children,
  } = props;
  const open = page.audience === 'public' || page.audience === 'link';
  const shut = shutWords({ page, date, locale, now });
  const off = page.status === 'cancelled' || date.status === 'cancelled';
  const counts = off || date.phase === 'over' ? [] : [placesWords(date.placesLeft), comingWords(date.coming)];
  return (
    <article>
      <PageHeader
        title={<span className="break-words">{page.title}</span>}
        lead={shortWhen(date, page.timeZone, locale, now)}
      />
      <OffBanner page={page} date={date} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-12">
        <div className="grid min-w-0 content-start gap-8">
          <EventCover operatorId={page.operator.id} event={page} invitation={invitation} />
          <ul aria-label="What kind of event" className="flex flex-wrap gap-2">
            {[CATEGORY_WORDS[page.category], ...page.tags].map((word) => (
              <li key={word} className="max-w-full">
                <Badge className="max-w-full truncate">{word}</Badge>
              </li>
            ))}
          </ul>
          <EventFacts page={page} date={date} locale={locale} />
          {page.description ? (
            <section aria-labelledby="about" className="grid gap-3">
              <h2 id="about" className="text-xl">
                About
              </h2>
              <Description markdown={page.description} />
            </section>
          ) : null}
          {photos}
          <OtherDates {...{ page, date, locale, now, hrefOf }} />
          {off || !open || preview || date.phase === 'over' ? null : (
            <AddToCalendar page={page} date={date} address={address} />
          )}
          <p>
            <a
              href={paths.events(page.operator.slug)}
              className="text-accent-ink inline-flex min-h-6 items-center underline underline-offset-4"
            >
              All events of {page.operator.name}
            </a>
          </p>
          {shut || sent || preview ? null : (
            // On a phone it stays within the thumb's reach until the form itself is there.
            <div className="sticky bottom-4 z-10 lg:hidden" data-print="never">
              <LinkButton href="#answer" variant="primary" size="lg" wide className="shadow-floating">
                {date.placesLeft === 0 ? 'Join the line' : 'Say that you come'}
              </LinkButton>
            </div>
          )}
        </div>
        <Card
          id="answer"
          aria-labelledby="answer-title"
          className="grid scroll-mt-20 content-start gap-4 self-start lg:sticky lg:top-20"
        >
          <CardTitle id="answer-title">Will you come?</CardTitle>
          {counts.some(Boolean) ? <p className="tabular font-medium">{counts.filter(Boolean).join(' · ')}</p> : null}
          {shut ? <p className="text-ink-muted">{shut}</p> : children}
        </Card>
      </div>
    </article>
  );
}

/** The dates of an event that repeats, to choose one: links, the one that is looked at marked. */
function OtherDates({ page, date, locale, now, hrefOf }: Pick<Props, 'page' | 'date' | 'locale' | 'now' | 'hrefOf'>) {
  const href = hrefOf ?? ((dateId: string) => paths.event(page.operator.slug, page.slug, { date: dateId }));
  if (page.dates.length < 2) return null;
  return (
    <nav aria-labelledby="dates" className="grid gap-3">
      <h2 id="dates" className="text-xl">
        Dates
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {page.dates.map((one) => (
          <li key={one.dateId}>
            <a
              href={href(one.dateId)}
              aria-current={one.dateId === date.dateId ? 'true' : undefined}
              className="focus-ring border-line bg-surface hover:border-line-strong aria-[current]:border-accent-ink aria-[current]:bg-accent-soft grid rounded-md border px-3 py-2"
            >
              <span className="tabular font-medium">{shortWhen(one, page.timeZone, locale, now)}</span>
              <span className="text-ink-muted text-sm">{stateOf(one)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const PHASES = { not_yet: 'Not open yet', closed: 'Answers are closed', begun: 'It has begun', over: 'Over' } as const;
const stateOf = ({ status, phase, placesLeft }: EventDateView): string =>
  status !== 'stands' ? 'Cancelled' : phase === 'open' ? (placesWords(placesLeft) ?? 'Open to all') : PHASES[phase];
