'use client';
import Link from 'next/link';
import { paths } from '@/client/paths';
import { HeatWaiting } from '@/features/availability/ui/heat-waiting';
import { lateModule } from '@/ui/late-module';
import type { BookSpace } from './book-space';

const heatLine = lateModule(() => import('@/features/availability/ui/heat-line'));

type Props = { space: BookSpace; date: string; onPick: (date: string) => void };

/** How full the days ahead are, once the page stands, and the way to look for a time over several of them. Its room is kept from the start. */
export function HowFull({ space, date, onPick }: Props) {
  const module = heatLine.use(false);
  return (
    <section aria-label="The next 14 days" className="grid gap-1">
      <p className="text-ink-faint flex items-center justify-between text-xs">
        <span>How full the next 14 days are</span>
        <Link
          href={paths.find(space.operator.slug, space.slug)}
          className="text-accent-ink inline-flex min-h-6 items-center underline underline-offset-4"
        >
          Find a time
        </Link>
      </p>
      <div className="h-13">
        {module ? <module.HeatLine spaceId={space.id} {...{ date, onPick }} /> : <HeatWaiting />}
      </div>
    </section>
  );
}
