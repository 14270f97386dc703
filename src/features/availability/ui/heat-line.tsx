'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { weekdayOf, type LocalDate } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import { VisuallyHidden } from '@/ui/visually-hidden';
import { heatInWords } from '../domain/heat';
import { HeatWaiting } from './heat-waiting';

type Props = {
  spaceId: SpaceId;
  /** The day that is looked at. */
  date: LocalDate;
  onPick: (date: LocalDate) => void;
};

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** One glance an hour is enough where no nudge comes. */
const SAFETY_MS = 3_600_000;

/** How full the space is on each of the next 14 days; a press goes to that day. */
export function HeatLine({ spaceId, date, onPick }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const heat = useQuery(trpc.availability.heat.queryOptions({ spaceId }, { refetchInterval: SAFETY_MS }));
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.availability.heat.pathFilter()));
  if (!heat.data) return <HeatWaiting />;
  return (
    <div role="group" aria-label="How full the next 14 days are" className="grid grid-cols-14">
      {heat.data.map((day) => (
        <button
          key={day.date}
          type="button"
          aria-current={day.date === date ? 'date' : undefined}
          title={heatInWords(day)}
          onClick={() => onPick(day.date)}
          className="focus-ring group grid min-w-0 justify-items-center gap-0.5 rounded-xs px-0.5 py-1 hover:bg-sunken"
        >
          <span
            aria-hidden
            className={cn(
              'border-line relative block h-5 w-full max-w-8 overflow-hidden rounded-xs border',
              day.share === null ? 'bg-sunken' : 'bg-(--state-free)',
            )}
          >
            {day.share === null ? null : (
              <span
                className="bg-accent-ink/70 absolute inset-x-0 bottom-0"
                style={{ height: `${Math.round(day.share * 100)}%` }}
              />
            )}
          </span>
          <span
            className={cn(
              'tabular text-2xs text-center leading-none',
              day.date === date ? 'text-accent-ink font-semibold' : 'text-ink-faint',
            )}
          >
            {WEEKDAYS[weekdayOf(day.date) - 1]} <br />
            {Number(day.date.slice(8))}
            <VisuallyHidden>, {heatInWords(day)}</VisuallyHidden>
          </span>
        </button>
      ))}
    </div>
  );
}
