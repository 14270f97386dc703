'use client';
import { useState } from 'react';
import { REASON_WORDS } from '@/client/find-copy';
import { lengthLabel, rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_WORD } from '@/features/floor-plan/domain/state-words';
import { DayStrip } from '@/features/floor-plan/ui/day-strip';
import { KIND_ICON } from '@/features/floor-plan/ui/resource-list-twin';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { Badge } from '@/ui/badge';
import { LinkButton } from '@/ui/link-button';
import { ToggleChip } from '@/ui/toggle-chip';
import type { FoundPlaceView, FoundTimeView } from '../search.contract';
import { dayInWish } from './wish-words';

type Props = {
  found: FoundPlaceView;
  zone: string;
  today: LocalDate;
  now: Date;
  locale: string;
  /** Where this time is booked. */
  hrefOf: (resourceId: string, range: TimeRange) => string;
};

const rangeOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

/** One place with a time for the wish: when, why it stands here, its day, and the way to book exactly that. */
export function FoundPlace({ found, zone, today, now, locale, hrefOf }: Props) {
  const { resource, times, reasons, onRequest } = found;
  const [date, setDate] = useState<string | null>(null);
  const time = times.find((one) => one.date === date) ?? times[0];
  if (!time) return null;
  const range = rangeOf(time);
  const Kind = KIND_ICON[resource.kind];
  const facts = [
    KIND_WORD[resource.kind],
    resource.capacity > 1 ? `${resource.capacity} seats` : '',
    resource.groupName ?? '',
    resource.floorName,
    ...resource.amenities,
  ].filter(Boolean);
  const when = `${dayInWish(time.date, today)}, ${rangeLabel(range, zone, locale)}`;
  return (
    <article className="border-line bg-surface shadow-raised grid gap-3 rounded-lg border p-4">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 gap-3">
          <Kind aria-hidden className="text-ink-faint mt-1 size-5 shrink-0" strokeWidth={1.8} />
          <div className="min-w-0">
            <h3 className="font-semibold">{resource.name}</h3>
            <p className="tabular text-lg">{when}</p>
            <p className="text-ink-muted text-sm">{facts.join(' · ')}</p>
          </div>
        </div>
        <LinkButton href={hrefOf(resource.id, range)} variant="primary" aria-label={`Book ${resource.name}, ${when}`}>
          Book
        </LinkButton>
      </header>
      <DayStrip
        date={time.date}
        zone={zone}
        openRanges={time.open.map(rangeOf)}
        busy={time.taken.map((taken) => ({ ...rangeOf(taken), kind: 'booking', mine: false }))}
        range={range}
        now={now}
        locale={locale}
        labelled
      />
      <p className="text-ink-muted flex flex-wrap items-center gap-1.5 text-sm">
        {reasons.map((reason) => (
          <Badge key={reason} tone={reason === 'usual' || reason === 'exact_fit' ? 'accent' : 'neutral'}>
            {REASON_WORDS[reason]}
          </Badge>
        ))}
        {onRequest ? <Badge tone="warn">Needs a yes</Badge> : null}
        {time.byRule ? <Badge tone="warn">Sold for {lengthLabel(range)}</Badge> : null}
        <span className="tabular">Free {rangeLabel(rangeOf(time.free), zone, locale)}</span>
      </p>
      {times.length > 1 ? (
        <div role="group" aria-label={`Days of ${resource.name}`} className="flex flex-wrap gap-1.5">
          {times.map((one) => (
            <OtherDay key={one.date} time={one} chosen={one === time} {...{ today, zone, locale }} onChoose={setDate} />
          ))}
        </div>
      ) : null}
    </article>
  );
}

type OtherDayProps = {
  time: FoundTimeView;
  chosen: boolean;
  today: LocalDate;
  zone: string;
  locale: string;
  onChoose: (date: string) => void;
};
const OtherDay = ({ time, chosen, today, zone, locale, onChoose }: OtherDayProps) => (
  <ToggleChip pressed={chosen} className="tabular" onClick={() => onChoose(time.date)}>
    {dayInWish(time.date, today)} {rangeLabel(rangeOf(time), zone, locale)}
  </ToggleChip>
);
