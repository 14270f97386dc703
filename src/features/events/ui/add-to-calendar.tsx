import { paths } from '@/client/paths';
import { buttonLook } from '@/ui/button-look';
import { googleCalendarLink, outlookCalendarLink } from '../domain/calendar-links';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { whereLine } from './public-words';

type Props = {
  page: Pick<EventPage, 'title' | 'slug' | 'operator' | 'place' | 'placeWords' | 'space'>;
  date: EventDateView;
  /** The whole address of the event's page. */
  address: string;
};

/** One date into one's own calendar, by a link that needs no account here. */
export function AddToCalendar({ page, date, address }: Props) {
  const said = { ...date, title: page.title, where: whereLine(page, date), address };
  return (
    <section aria-label="Add to your calendar" className="grid gap-2">
      <h2 className="text-sm font-medium">Add to your calendar</h2>
      <div className="flex flex-wrap gap-2">
        <a className={buttonLook({ size: 'sm' })} href={googleCalendarLink(said)} rel="noopener noreferrer nofollow">
          Google
        </a>
        <a className={buttonLook({ size: 'sm' })} href={outlookCalendarLink(said)} rel="noopener noreferrer nofollow">
          Outlook
        </a>
        {/* A file: the browser asks for it, not the app. */}
        <a
          className={buttonLook({ size: 'sm' })}
          href={paths.eventFile(page.operator.slug, page.slug, { date: date.dateId })}
        >
          Apple and others
        </a>
      </div>
    </section>
  );
}
