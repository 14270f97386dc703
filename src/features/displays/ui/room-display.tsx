'use client';
import { Check, Moon, UserRound } from 'lucide-react';
import { useState } from 'react';
import { displayCopy } from '@/client/display-copy';
import { refusalIn } from '@/client/refusal';
import { useRequestId } from '@/client/use-request-id';
import { DayStrip } from '@/features/floor-plan/ui/day-strip';
import { clockLabel, rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { TimeRange } from '@/kernel/time-range';
import type { RequestId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import type { BookNowInput, DisplayBlock, DisplayPlace, DisplayRange, DisplayView } from '../displays.contract';
import { comingUp, minutesToBook, placeNow, toCheckIn, type PlaceNow } from '../domain/place-now';
import { BookNow } from './book-now';
import { blockWords, stateWords } from './place-words';
import type { DisplayActs } from './use-display';

type Props = {
  token: string;
  view: DisplayView;
  place: DisplayPlace;
  now: Date;
  locale: string;
  acts: DisplayActs;
};

const LOOK: Record<PlaceNow['is'], string> = {
  free: 'border-(--state-free-line) bg-(--state-free) text-(--state-free-ink)',
  taken: 'border-(--state-taken-line) bg-(--state-taken) text-ink',
  closed: 'border-(--state-closed-line) bg-(--state-closed) text-ink',
};
const ICON = { free: Check, taken: UserRound, closed: Moon } as const;
const asRange = ({ startsAt, endsAt }: DisplayRange): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

/** One room at its door: free or not and until when, what comes, and taking it now. */
export function RoomDisplay({ token, view, place, now, locale, acts }: Props) {
  const { timeZone, date, books } = view;
  const request = useRequestId();
  const [said, setSaid] = useState<{ title: string; hint?: string; bad: boolean } | null>(null);
  const state = placeNow(place, now);
  const Icon = ICON[state.is];
  const minutes = books ? minutesToBook(place, now) : [];
  const next = comingUp(place, now);
  const waiting = toCheckIn(place, now);

  const saying = async (wish: object, act: (requestId: RequestId) => Promise<string>) => {
    setSaid(null);
    try {
      setSaid({ title: await act(request.idFor(wish)), bad: false });
      request.answered();
    } catch (error) {
      const { code, details } = refusalIn(error);
      setSaid({ ...displayCopy(code, { timeZone, ...details }), bad: true });
    }
  };
  const take = (wanted: BookNowInput['minutes']) => {
    const wish = { token, resourceId: place.id, minutes: wanted };
    return saying(wish, async (requestId) => {
      const { endsAt } = await acts.take({ ...wish, requestId });
      return `Yours until ${clockLabel(new Date(endsAt), timeZone, locale)}`;
    });
  };
  const arrive = ({ bookingId }: NonNullable<DisplayBlock['checkIn']>) =>
    saying({ token, bookingId }, async (requestId) => {
      await acts.checkIn({ token, bookingId, requestId });
      return 'You are checked in';
    });
  return (
    <div className="grid flex-1 content-start gap-5 landscape:lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section
        aria-labelledby="room"
        className={cn('grid content-between gap-8 rounded-xl border-2 p-6 sm:p-8', LOOK[state.is])}
      >
        <div>
          <h1 id="room" className="text-3xl sm:text-display">
            {place.name}
          </h1>
          <p className="text-lg">
            {place.floorName}
            {place.capacity > 1 ? `, ${place.capacity} seats` : ''}
          </p>
        </div>
        <div>
          <p className="flex items-center gap-4 text-4xl leading-tight font-semibold sm:text-6xl">
            <Icon aria-hidden className="size-10 shrink-0 sm:size-14" />
            <span className="tabular">{stateWords(state, { timeZone, locale })}</span>
          </p>
          {state.is === 'taken' ? <p className="mt-2 text-xl">{blockWords(state.block)}</p> : null}
        </div>
      </section>
      <div className="grid content-start gap-5">
        <div aria-live="polite">
          {said ? (
            <div className={cn('rounded-lg px-5 py-4 text-lg', said.bad ? 'bg-danger-soft' : 'bg-success-soft')}>
              <p className="font-semibold">{said.title}</p>
              {said.hint ? <p>{said.hint}</p> : null}
            </div>
          ) : null}
        </div>
        {waiting?.checkIn ? (
          <Button
            variant="primary"
            size="lg"
            wide
            className="h-16 text-xl"
            loading={acts.busy}
            onClick={() => waiting.checkIn && void arrive(waiting.checkIn)}
          >
            Check in, {rangeLabel(asRange(waiting), timeZone, locale)}
          </Button>
        ) : null}
        {minutes.length > 0 ? (
          <BookNow
            minutes={minutes as BookNowInput['minutes'][]}
            busy={acts.busy}
            name={place.name}
            onTake={(wanted) => void take(wanted)}
          />
        ) : null}
        <section aria-labelledby="next">
          <h2 id="next" className="mb-2 text-xl">
            Next
          </h2>
          {next.length === 0 ? <p className="text-ink-muted text-lg">Nothing more today.</p> : null}
          <ul className="grid gap-2">
            {next.map((block) => (
              <li
                key={block.startsAt}
                className="border-line bg-surface flex justify-between gap-4 rounded-lg border px-5 py-3 text-lg"
              >
                <span className="tabular whitespace-nowrap">{rangeLabel(asRange(block), timeZone, locale)}</span>
                <span className="text-ink-muted min-w-0 text-right">{blockWords(block)}</span>
              </li>
            ))}
          </ul>
        </section>
        <DayStrip
          date={date}
          zone={timeZone}
          openRanges={place.open.map(asRange)}
          busy={place.blocks.map((block) => ({
            ...asRange(block),
            kind: block.kind === 'buffer' ? 'booking' : block.kind,
            mine: false,
            ...(block.who ? { who: block.who } : {}),
          }))}
          now={now}
          locale={locale}
          labelled
        />
      </div>
    </div>
  );
}
