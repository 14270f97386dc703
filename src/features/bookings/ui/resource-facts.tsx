import { Users } from 'lucide-react';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { HowBooked } from '@/features/booking-rules/ui/how-booked';
import { blockWords } from '@/features/floor-plan/domain/day-blocks';
import { rangeLabel, shownHours } from '@/features/floor-plan/domain/day-clock';
import type { BusyRange } from '@/features/floor-plan/floor-plan.contract';
import { DayStrip } from '@/features/floor-plan/ui/day-strip';
import { PhotoStrip } from '@/features/spaces/ui/photo-strip';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { Badge } from '@/ui/badge';
import type { BookResource } from './book-space';

type Props = {
  operatorId: string;
  resource: BookResource;
  rules: readonly BookingRule[];
  who: RuleSubject['who'];
  date: LocalDate;
  /** What the strip shows, in words: "Today", "Tue 24 Nov". */
  day: string;
  zone: string;
  openRanges: readonly TimeRange[];
  busy: readonly BusyRange[];
  range: TimeRange | null;
  now: Date;
  locale: string;
};

/** What a desk or room has, and its day: when it is free and who has it, as far as one may know. */
export function ResourceFacts({
  operatorId,
  resource,
  rules,
  who,
  date,
  day,
  zone,
  openRanges,
  busy,
  range,
  now,
  locale,
}: Props) {
  const shown = shownHours(date, zone, openRanges);
  const claims = busy
    .filter((claim) => claim.startsAt < shown.endsAt)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return (
    <div className="grid gap-4">
      <PhotoStrip operatorId={operatorId} photos={resource.photos} name={resource.name} />
      {resource.description ? <p>{resource.description}</p> : null}
      {resource.amenities.length > 0 || resource.capacity > 1 ? (
        <ul aria-label="What it has" className="flex flex-wrap gap-1.5">
          {resource.capacity > 1 ? (
            <li>
              <Badge>
                <Users aria-hidden />
                {resource.capacity} people
              </Badge>
            </li>
          ) : null}
          {resource.amenities.map((amenity) => (
            <li key={amenity}>
              <Badge>{amenity}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="grid gap-1.5">
        <h3 className="text-ink-faint text-xs">{day}</h3>
        <DayStrip
          date={date}
          zone={zone}
          openRanges={openRanges}
          busy={busy}
          range={range ?? undefined}
          now={now}
          locale={locale}
          labelled
        />
        {claims.length > 0 ? (
          <ul className="tabular text-sm">
            {claims.map((claim) => (
              <li key={`${claim.startsAt.getTime()}${claim.kind}`} className="text-ink-muted flex gap-3">
                <span>{rangeLabel(claim, zone, locale)}</span>
                <span className={claim.mine ? 'text-accent-ink font-medium' : 'text-ink'}>{blockWords(claim)}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <HowBooked rules={rules} subject={{ resource, who }} />
    </div>
  );
}
