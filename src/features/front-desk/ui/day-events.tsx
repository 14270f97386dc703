import Link from 'next/link';
import { paths } from '@/client/paths';
import { counted } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { DeskEvent } from '../front-desk.contract';

type Props = {
  events: readonly DeskEvent[];
  where: { readonly operator: string; readonly space: string };
  timeZone: string;
  locale: string;
};

/** What is on that day, how many come, and the way to its door. */
export function DayEvents({ events, where: { operator, space }, timeZone, locale }: Props) {
  if (events.length === 0) return null;
  const link = 'text-accent-ink focus-ring inline-flex min-h-6 items-center rounded-sm underline underline-offset-4';
  return (
    <section aria-label="Events" className="border-line bg-surface rounded-lg border px-4 py-3">
      <h2 className="text-base font-medium">Events</h2>
      <ul className="mt-1 grid gap-2">
        {events.map(({ dateId, title, slug, where, startsAt, endsAt, coming, in: inside }) => (
          <li key={dateId}>
            <p>
              <Link href={paths.memberEvent(operator, space, slug, { date: dateId })} className={link}>
                {title}
              </Link>
            </p>
            <p className="text-ink-muted tabular text-sm">
              {rangeLabel({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, locale)}, {where}
            </p>
            <p className="tabular flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
              <span>
                {counted(coming, 'person', 'people')} coming{inside > 0 ? `, ${inside} in` : ''}
              </span>
              {/* Loaded anew: the camera is allowed there alone. */}
              <a href={paths.eventDoor(operator, space, slug, { date: dateId })} className={link}>
                Door<span className="sr-only"> of {title}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
