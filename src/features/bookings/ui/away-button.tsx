'use client';
import { Button } from '@/ui/button';
import { lateModule } from '@/ui/late-module';
import { Popover } from '@/ui/popover';
import { Skeleton } from '@/ui/skeleton';
import type { BookingView } from '../bookings.contract';

const panel = lateModule(() => import('./away-panel'));

type Props = {
  booking: BookingView;
  /** The place and time of the row, for the button's name. */
  name: string;
  now: Date;
  locale: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** "I'm away": the first of two taps that give up a date of a repeat, or its beginning. */
export function AwayButton({ booking, name, now, locale, open, onOpenChange }: Props) {
  const loaded = panel.use(open);
  if (booking.status !== 'confirmed' || !booking.series?.live || new Date(booking.startsAt) <= now) return null;
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      label={`Give up ${name}`}
      align="end"
      className="w-[min(20rem,calc(100vw-1rem))] p-4"
      trigger={
        <Button size="sm" variant="ghost" aria-label={`I’m away: ${name}`}>
          I’m away
        </Button>
      }
    >
      {loaded ? (
        <loaded.AwayPanel booking={booking} locale={locale} onDone={() => onOpenChange(false)} />
      ) : (
        <Skeleton className="h-24" />
      )}
    </Popover>
  );
}
