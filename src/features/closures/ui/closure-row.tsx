'use client';
import { CalendarOff } from 'lucide-react';
import type { SpaceId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import type { ClosureView } from '../closures.contract';
import { LiftButton } from './lift-button';
import { spanWords, type Wall } from '@/features/planning/ui/option-words';
import { doneInWords, placeWords } from './plan-words';

type Props = { closure: ClosureView; wall: Wall; spaceId: SpaceId; now: Date; lifts: boolean };

/** One closure: what, when, why, what became of what was booked, and the way to lift it. */
export function ClosureRow({ closure, wall, spaceId, now, lifts }: Props) {
  const { id, reason, createdBy, moved, cancelled } = closure;
  const what = placeWords(closure);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <CalendarOff aria-hidden className="text-ink-faint size-5 shrink-0" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{what}</span>
          {lifts && new Date(closure.startsAt) <= now ? <Badge tone="warn">Now</Badge> : null}
          {doneInWords(closure).map((words) => (
            <Badge key={words} tone="outline">
              {words}
            </Badge>
          ))}
        </p>
        <p className="tabular">{spanWords(closure, wall)}</p>
        <p className="text-ink-muted text-sm break-words">
          {reason}
          {createdBy ? ` · by ${createdBy}` : ''}
        </p>
      </div>
      {lifts ? <LiftButton spaceId={spaceId} closureId={id} what={what} moved={moved + cancelled} /> : null}
    </li>
  );
}
