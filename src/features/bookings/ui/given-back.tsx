'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { earningInWords } from '@/features/memberships/domain/earning';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { ShowMore } from '@/ui/show-more';
import { givenBackWords, hoursWords } from '../domain/given-back-words';
import { whenWords } from '../domain/when-words';
import type { ReleasedAnswer } from '../released.contract';

const DAYS = 90;
const HOW = { away: 'Away', late: 'Came later', left_early: 'Left early' } as const;

type Props = {
  operatorId: string;
  /** Said where somebody belongs to several. */
  operatorName: string | null;
  now: Date;
  locale: string;
};

/** What one gave up of one's series lately, in a line, and what became of it on a press. Nothing where nothing was given up. */
export function GivenBack({ operatorId, operatorName, now, locale }: Props) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery(
    trpc.bookings.released.infiniteQueryOptions(
      { operatorId, days: DAYS, limit: 25 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const pages = list.data?.pages;
  const sums = pages?.[0]?.sums;
  const words = sums && givenBackWords(sums);
  if (!pages || !sums || !words) return null;
  const earning = pages[0]?.earning;
  const items = pages.flatMap((page) => page.items);
  return (
    <div className="mt-8 text-sm">
      <Button variant="link" className="text-left whitespace-normal" onClick={() => setOpen(true)}>
        {operatorName ? `${operatorName}: ` : ''}
        {words}
      </Button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="What you gave back"
        description={`In the last ${DAYS} days${operatorName ? ` at ${operatorName}` : ''}. ${words}`}
      >
        {earning ? (
          <p className="text-ink-muted mb-3">
            It earns you {earningInWords(earning, earning.currency, locale)}, once the time is over.
          </p>
        ) : null}
        <ul className="divide-line divide-y">
          {items.map((item) => (
            <GivenBackRow key={item.id} item={item} now={now} locale={locale} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <ShowMore
            onMore={() => void list.fetchNextPage()}
            loading={list.isFetchingNextPage}
            shown={items.length}
            what="entries"
          />
        ) : null}
      </Sheet>
    </div>
  );
}

type RowProps = { item: ReleasedAnswer['items'][number]; now: Date; locale: string };

function GivenBackRow({ item, now, locale }: RowProps) {
  const range = { startsAt: new Date(item.startsAt), endsAt: new Date(item.endsAt) };
  const used =
    item.rebookedMinutes === 0
      ? range.endsAt > now
        ? 'Nobody has booked it yet'
        : 'Nobody booked it'
      : item.rebookedMinutes === item.minutes
        ? 'Others booked all of it'
        : `Others booked ${hoursWords(item.rebookedMinutes)} of it`;
  return (
    <li className="grid gap-0.5 py-3">
      <span className="tabular font-medium">{whenWords(range, item.timeZone, locale)}</span>
      <span className="text-ink-muted">
        {item.resourceName}, {item.spaceName}
      </span>
      <span className="text-ink-muted text-sm">
        {HOW[item.how]}. {used}.
      </span>
    </li>
  );
}
