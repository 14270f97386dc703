'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { whenWords } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { PersonId } from '@/kernel/ids';
import { personTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import type { WaitlistEntryView } from '../waitlists.contract';
import { lineWords, wantedWords } from '../domain/waiting-words';
import { useWaiting } from './use-waiting';

type Props = { personId: PersonId; first: readonly WaitlistEntryView[]; now: Date; locale: string };

/** What one waits for: offers on top, each with until when it is kept; then the lines one stands in. Nothing where there is nothing. */
export function WaitingList({ personId, first, now, locale }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data = first } = useQuery(trpc.waitlists.mine.queryOptions(undefined, { initialData: [...first] }));
  useTopic(personTopic(personId), () => void client.invalidateQueries(trpc.waitlists.mine.pathFilter()));
  const { pending, take, leave } = useWaiting();
  const entries = data.filter((entry) => !entry.offer || new Date(entry.offer.expiresAt) > now);
  if (entries.length === 0) return null;
  const when = (entry: WaitlistEntryView) =>
    whenWords(
      { startsAt: new Date(entry.startsAt), endsAt: new Date(entry.endsAt) },
      entry.timeZone,
      locale,
      localDateOf(now, entry.timeZone),
    );
  return (
    <section aria-label="What you wait for" className="mb-6 grid gap-3">
      {entries.map((entry) =>
        entry.offer ? (
          <Banner
            key={entry.id}
            live
            title={`${entry.offer.resourceName} is free: ${when(entry)}`}
            action={
              <span className="flex flex-wrap gap-2">
                <Button variant="primary" loading={pending === entry.id} onClick={() => void take(entry)}>
                  Take it
                </Button>
                <Button disabled={pending === entry.id} onClick={() => void leave(entry)}>
                  Let it go
                </Button>
              </span>
            }
          >
            Kept for you until {until(entry, now, locale)} at {entry.spaceName}. Then the next in line has it.
          </Banner>
        ) : (
          <div
            key={entry.id}
            className="border-line bg-surface flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border px-4 py-3"
          >
            <div className="min-w-0">
              <p className="font-medium">
                Waiting for {wantedWords(entry)}, {when(entry)}
              </p>
              <p className="text-ink-muted text-sm">
                {lineWords(entry.ahead)} at {entry.spaceName}. We write to you when it is free.
              </p>
            </div>
            <Button size="sm" loading={pending === entry.id} onClick={() => void leave(entry)}>
              Leave the line
            </Button>
          </div>
        ),
      )}
    </section>
  );
}

/** The moment alone today, else with its day. */
function until({ offer, timeZone }: WaitlistEntryView, now: Date, locale: string): string {
  const at = new Date(offer?.expiresAt ?? now);
  if (localDateOf(at, timeZone) !== localDateOf(now, timeZone))
    return new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone }).format(
      at,
    );
  return rangeLabel({ startsAt: now, endsAt: at }, timeZone, locale).split('–').at(-1) ?? '';
}
