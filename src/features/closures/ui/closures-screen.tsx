'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { spaceTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import type { ClosuresView, ClosureView } from '../closures.contract';
import { ClosureRow } from './closure-row';
import { OtherChanges } from './other-changes';
import type { ClosuresSpace } from './plan-part';
import type { Wall } from '@/features/planning/ui/option-words';

type Props = { space: ClosuresSpace; first: ClosuresView; firstNow: Date; locale: string };

/** Settings, Closures: what is shut and will be, what was, and the way to shut something. */
export function ClosuresScreen({ space, first, firstNow, locale }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data } = useQuery(
    trpc.closures.list.queryOptions({ spaceId: space.id }, { initialData: first, staleTime: 5_000 }),
  );
  useTopic(spaceTopic(space.id), () => void client.invalidateQueries(trpc.closures.list.pathFilter()));
  const { timeZone, upcoming, past } = data;
  const wall = { timeZone, locale, today: localDateOf(firstNow, timeZone) };
  const close = (
    <LinkButton variant="primary" href={paths.settings(space.operatorSlug, space.slug, 'closures', { close: '1' })}>
      Close something
    </LinkButton>
  );
  return (
    <div className="grid gap-8">
      <section aria-labelledby="closures" className="grid gap-5">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="closures" className="text-xl font-semibold">
              Closures
            </h2>
            <p className="text-ink-muted mt-1">
              Close the whole space, a kind or one room for a while. Whoever has booked is found another place or time
              first: you decide row by row, and each person gets one mail.
            </p>
          </div>
          {upcoming.length > 0 ? close : null}
        </div>
        {upcoming.length > 0 ? (
          <Closures label="To come" closures={upcoming} wall={wall} space={space} now={firstNow} lifts />
        ) : (
          <EmptyState picture="calendar" action={close}>
            Nothing is closed, and nothing will be.
          </EmptyState>
        )}
      </section>
      {past.length > 0 ? (
        <section aria-labelledby="past-closures" className="grid gap-3">
          <h2 id="past-closures" className="text-lg font-semibold">
            Before
          </h2>
          <Closures label="Before" closures={past} wall={wall} space={space} now={firstNow} />
        </section>
      ) : null}
      <OtherChanges space={space} timeZone={timeZone} />
    </div>
  );
}

type ListProps = {
  label: string;
  closures: readonly ClosureView[];
  wall: Wall;
  space: ClosuresSpace;
  now: Date;
  lifts?: boolean;
};

const Closures = ({ label, closures, wall, space, now, lifts = false }: ListProps) => (
  <ul aria-label={label} className="divide-line border-line bg-surface divide-y rounded-lg border">
    {closures.map((closure) => (
      <ClosureRow key={closure.id} closure={closure} wall={wall} spaceId={space.id} now={now} lifts={lifts} />
    ))}
  </ul>
);
