'use client';
import { useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { counted, dateWords, whenWords } from '@/features/bookings/domain/when-words';
import { optionWords, rankWords, type Wall } from '@/features/planning/ui/option-words';
import { WayOut } from '@/features/planning/ui/way-out';
import { Badge } from '@/ui/badge';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Skeleton } from '@/ui/skeleton';
import { localDateOf } from '@/kernel/zone';
import type { PlannedDate } from '../../events.contract';
import type { EventEditor } from './use-event-editor';

type Props = { editor: EventEditor; wall: Wall; inRoom: boolean };

const SHOWN = 6;

/** Every date as it would be: fine, or what stands in the way and what could be done about it, before anything is published. */
export function PlannedDates({ editor, wall, inRoom }: Props) {
  const [all, setAll] = useState(false);
  const { plan, planRefusal, planFresh, sums } = editor;
  if (planRefusal) {
    const { title, hint } = eventCopy(planRefusal.code, planRefusal.details);
    return (
      <Banner tone="warn" live title={title}>
        {hint}
      </Banner>
    );
  }
  if (!plan || !sums)
    return inRoom && editor.draft.resourceId === '' ? (
      <p className="text-ink-muted">Pick a room, and its dates stand here.</p>
    ) : (
      <div role="status" aria-busy="true" aria-label="Looking at the dates" className="grid gap-3">
        <Skeleton className="w-2/3" />
        <Skeleton className="h-28 rounded-md" />
      </div>
    );
  const clashes = plan.dates.filter(({ state }) => state !== 'fine');
  const ordered = [...clashes, ...plan.dates.filter(({ state }) => state === 'fine')];
  const least = Math.max(SHOWN, Math.min(clashes.length, 12));
  return (
    <div aria-busy={!planFresh} className={cn('grid gap-3 transition-opacity', !planFresh && 'opacity-60')}>
      <p className="first-letter:uppercase">
        {plan.words}
        {sums.dates > 1 ? <span className="text-ink-muted">, {counted(sums.dates, 'date')} to come</span> : null}
      </p>
      <p role="status" className="tabular flex flex-wrap gap-x-3 gap-y-1 font-medium">
        {sums.fine > 0 ? (
          <span className="text-success">{inRoom ? `${sums.fine} free` : `${sums.fine} fine`}</span>
        ) : null}
        {sums.moved > 0 ? <span className="text-ink-muted">{sums.moved} moved</span> : null}
        {sums.leftOut > 0 ? <span className="text-warn">{sums.leftOut} left out</span> : null}
      </p>
      <ul aria-label="Dates" className="divide-line border-line divide-y overflow-hidden rounded-md border">
        {(all ? ordered : ordered.slice(0, least)).map((date) => (
          <DateRow key={date.localStart} date={date} editor={editor} wall={wall} />
        ))}
      </ul>
      {ordered.length > least && !all ? (
        <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
          Show all {counted(ordered.length, 'date')}
        </Button>
      ) : null}
      {plan.ending.length > 0 ? (
        <Banner tone="warn" title={`${counted(plan.ending.length, 'date')} would not be any more`}>
          {plan.ending.map(({ startsAt, coming }) => endingWords(startsAt, coming, wall)).join('; ')}.
        </Banner>
      ) : null}
      {sums.told > 0 ? (
        <p className="text-ink-muted text-sm">
          {counted(sums.told, 'person', 'people')} who {sums.told === 1 ? 'comes is' : 'come are'} told of their new
          date, or that it is off.
        </p>
      ) : null}
    </div>
  );
}

function endingWords(startsAt: string, coming: number, { timeZone, locale, today }: Wall): string {
  const day = dateWords(localDateOf(new Date(startsAt), timeZone), locale, today);
  return coming > 0 ? `${day}, ${coming} coming` : day;
}

const SKIP = [{ act: 'skip' as const, words: 'Leave this date out' }];

function DateRow({ date, editor, wall }: { date: PlannedDate; editor: EventEditor; wall: Wall }) {
  const range = { startsAt: new Date(date.startsAt), endsAt: new Date(date.endsAt) };
  const when = whenWords(range, wall.timeZone, wall.locale, wall.today);
  const choice = editor.choice(date);
  const moved = choice?.act === 'move';
  const notes = [
    reasonOf(date),
    date.outsideHours && date.state === 'fine' ? 'Outside opening hours: say who lets people in' : null,
    movedWords(date, wall),
  ].filter(Boolean);
  return (
    <li className="bg-surface grid gap-2 px-3 py-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="tabular font-medium">{when}</p>
          {notes.map((note) => (
            <p key={note} className="text-ink-muted text-sm">
              {note}
            </p>
          ))}
        </div>
        <Badge tone={date.state === 'fine' ? 'success' : moved ? 'accent' : 'warn'}>
          {date.state === 'fine' ? 'Fine' : moved ? 'Moved' : date.state === 'closed' ? 'Closed' : 'Taken'}
        </Badge>
      </div>
      {date.state === 'fine' ? null : (
        <WayOut
          label={`What becomes of ${when}`}
          value={choice ?? { act: 'skip' }}
          options={date.options}
          words={(option) => [optionWords(option, date, wall), rankWords(option)].filter(Boolean).join(' · ')}
          acts={SKIP}
          onChoose={(chosen) => editor.choose(date.localStart, chosen)}
        />
      )}
    </li>
  );
}

function movedWords({ was, startsAt, endsAt }: PlannedDate, { timeZone, locale, today }: Wall): string | null {
  if (!was || (was.startsAt === startsAt && was.endsAt === endsAt)) return null;
  const before = whenWords({ startsAt: new Date(was.startsAt), endsAt: new Date(was.endsAt) }, timeZone, locale, today);
  return `Was ${before}${was.coming > 0 ? `; ${was.coming} come` : ''}`;
}

/** Who has the room, or why it is shut. */
export function reasonOf({ state, clash }: Pick<PlannedDate, 'state' | 'clash'>): string | null {
  if (state === 'fine') return null;
  if (clash?.kind === 'closure' || state === 'closed')
    return clash?.reason ? `Closed: ${clash.reason}` : 'Closed that day';
  if (clash?.kind === 'event')
    return clash.reason ? `Another event is there: ${clash.reason}` : 'Another event is there';
  if (clash?.kind === 'hold') return 'Somebody is booking it just now';
  return clash?.who ? `${clash.who} has booked it` : 'Somebody has booked it';
}
