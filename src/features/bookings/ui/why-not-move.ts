import { errorCopy } from '@/client/error-copy';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { hoursFor } from '@/features/spaces/domain/opening-hours';
import { inSentences } from '@/kernel/in-sentences';
import type { ResourceId, SeriesId } from '@/kernel/ids';
import { overlaps, type TimeRange } from '@/kernel/time-range';
import type { BookingView } from '../bookings.contract';
import type { PlacesFor } from '../changes.contract';
import { refusalsOfChange } from '../domain/judge-change';
import { isBreakable } from '../domain/judge-booking';
import { rangeIn } from '../domain/time-that-works';

type Held = TimeRange & {
  readonly resourceId: string;
  readonly who?: string | null;
  readonly buffer?: boolean;
};
type Wish = {
  readonly booking: Pick<BookingView, 'startsAt' | 'endsAt' | 'resourceId' | 'series'>;
  readonly ground: PlacesFor | undefined;
  readonly place: PlacesFor['places'][number] | undefined;
  readonly range: TimeRange | null;
  /** What holds time that day, without the booking itself. */
  readonly held: readonly Held[];
  readonly now: Date;
  readonly locale: string;
  /** What is held is not known yet. */
  readonly waits: boolean;
};
export type JudgedMove = {
  readonly words: string;
  /** The nearest time that keeps the rules. */
  readonly nearest: TimeRange | null;
  /** Staff may break it with a reason. */
  readonly breakable: boolean;
};

const plainly = (words: string): JudgedMove => ({ words, nearest: null, breakable: false });

/** Why a booking cannot be moved so, judged as the server does; null where it seems that it can. */
export function judgeMove({ booking, ground, place, range, held, now, locale, waits }: Wish): JudgedMove | null {
  if (!range) return plainly('The end is before the start.');
  if (!ground || waits) return plainly('Looking at what is free…');
  if (!place) return plainly('This desk or room is gone.');
  const was = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const same = (a: Date, b: Date) => a.getTime() === b.getTime();
  if (place.id === booking.resourceId && same(range.startsAt, was.startsAt) && same(range.endsAt, was.endsAt))
    return plainly('Pick another time or place.');
  const inTheWay = held.find((one) => one.resourceId === place.id && overlaps(one, range));
  if (inTheWay) return plainly(takenWords(inTheWay, ground.rules.timeZone, locale));
  const [refusal] = refusalsOfChange(
    {
      range,
      rules: hoursFor(ground.rules, place.hours),
      bookingRules: ground.bookingRules,
      resource: place,
      who: ground.who,
      now,
      recurring: booking.series !== null,
    },
    {
      range: was,
      resourceId: booking.resourceId as ResourceId,
      memberId: ground.who.memberId,
      seriesId: (booking.series?.id ?? null) as SeriesId | null,
    },
  );
  if (!refusal) return null;
  return {
    words: inSentences(errorCopy(refusal.code, refusal.details)),
    nearest: rangeIn(refusal.details['nearest']),
    breakable: ground.mayOverride && isBreakable(refusal),
  };
}

function takenWords(held: Held, timeZone: string, locale: string): string {
  const when = rangeLabel(held, timeZone, locale);
  if (held.buffer) return `Kept free ${when}, beside another booking.`;
  return held.who ? `${held.who} has it ${when}.` : `Taken ${when}.`;
}
