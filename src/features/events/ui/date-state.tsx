import { Banner } from '@/ui/banner';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { momentWords } from './public-words';

type Props = {
  page: Pick<EventPage, 'status' | 'endedWords' | 'opensAt' | 'timeZone'>;
  date: EventDateView;
  locale: string;
  now: Date;
};

/** That a date is off, and why. */
export function OffBanner({ page, date }: Pick<Props, 'page' | 'date'>) {
  const all = page.status === 'cancelled';
  if (!all && date.status !== 'cancelled') return null;
  return (
    <Banner tone="danger" title={all ? 'This event is cancelled' : 'This date is cancelled'} className="mb-6">
      {date.endedWords || (all ? page.endedWords : '') || null}
    </Banner>
  );
}

/** Why nobody can answer now, in a sentence; null where one can. */
export function shutWords({ page, date, locale, now }: Props): string | null {
  if (page.status === 'cancelled' || date.status !== 'stands') return 'It does not take place.';
  switch (date.phase) {
    case 'not_yet':
      return page.opensAt
        ? `Answers open on ${momentWords(new Date(page.opensAt), page.timeZone, locale, now)}.`
        : 'Answers are not open yet.';
    case 'closed':
      return 'Answers are closed. Write to the space if you would like to come after all.';
    case 'begun':
      return 'It has begun.';
    case 'over':
      return 'It is over. Look at what else is on.';
    case 'open':
      return null;
  }
}
