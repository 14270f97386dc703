import Link from 'next/link';
import { paths } from '@/client/paths';
import type { ClosuresSpace } from './plan-part';
import { zoneWords } from './plan-words';

/** What else gets in the way of bookings, and is planned the same way. */
export function OtherChanges({ space, timeZone }: { space: ClosuresSpace; timeZone: string }) {
  const at = (about: 'hours' | 'resources') => paths.settings(space.operatorSlug, space.slug, about);
  const zone = paths.settings(space.operatorSlug, space.slug, 'closures', { zone: '1' });
  return (
    <section aria-labelledby="other-changes" className="border-line grid gap-2 border-t pt-6">
      <h2 id="other-changes" className="text-lg font-semibold">
        Other changes that touch bookings
      </h2>
      <p className="text-ink-muted max-w-prose">
        <Link className="text-accent-ink focus-ring rounded-sm underline underline-offset-4" href={at('hours')}>
          New opening hours
        </Link>{' '}
        and{' '}
        <Link className="text-accent-ink focus-ring rounded-sm underline underline-offset-4" href={at('resources')}>
          retiring a desk or room
        </Link>{' '}
        bring you here when somebody has booked. The clock of this space is that of {zoneWords(timeZone)}:{' '}
        <Link className="text-accent-ink focus-ring rounded-sm underline underline-offset-4" href={zone}>
          change the time zone
        </Link>
        , and all bookings keep their time on the wall.
      </p>
    </section>
  );
}
