'use client';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import type { RefusalIn } from '@/client/refusal';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { TimeRange } from '@/kernel/time-range';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { LinkButton } from '@/ui/link-button';
import type { NamedResource } from '../bookings.contract';
import { timeThatWorks } from '../domain/time-that-works';

type Props = {
  refusal: RefusalIn;
  wanted: TimeRange;
  now: Date;
  timeZone: string;
  locale: string;
  onSwitch: (resource: NamedResource) => void;
  onTakeTime: (range: TimeRange) => void;
};

const isNamed = (value: unknown): value is NamedResource =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

/** What the server refused, in words, with the nearest things that work: another desk, or another time at this one. */
export function RefusalOffers({ refusal, wanted, now, timeZone, locale, onSwitch, onTakeTime }: Props) {
  const { title, hint } = errorCopy(refusal.code, refusal.details);
  const other = isNamed(refusal.details.other) ? refusal.details.other : null;
  const near = timeThatWorks(refusal.details, wanted, now);
  return (
    <Banner tone="danger" title={title} live>
      <p>{hint}</p>
      {refusal.kind === 'unauthenticated' ? (
        // In a tab of its own: what was chosen and typed here stays.
        <LinkButton size="sm" className="mt-2" href={paths.signIn({ next: paths.bookings() })} target="_blank">
          Sign in
        </LinkButton>
      ) : null}
      {other || near ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {other ? (
            <Button size="sm" onClick={() => onSwitch(other)}>
              Take {other.name} instead
            </Button>
          ) : null}
          {near ? (
            <Button size="sm" onClick={() => onTakeTime(near)}>
              Take {rangeLabel(near, timeZone, locale)}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Banner>
  );
}
