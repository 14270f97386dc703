'use client';
import { CalendarOff } from 'lucide-react';
import type { SpaceId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import type { ClosureView } from '../closures.contract';
import { LiftButton } from './lift-button';
import { placeWords, spanWords, type Wall } from './plan-words';

type Props = { closure: ClosureView; wall: Wall; spaceId: SpaceId; lifts: boolean };

/** One closure: what, when, why, what became of what was booked, and the way to lift it. */
export function ClosureRow({ closure, wall, spaceId, lifts }: Props) {
  const { id, reason, createdBy, moved, cancelled, kept } = closure;
  const what = placeWords(closure);
  const done = [
    moved > 0 ? `${moved} moved` : '',
    cancelled > 0 ? `${cancelled} cancelled` : '',
    kept > 0 ? `${kept} ${kept === 1 ? 'stays' : 'stay'}` : '',
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <CalendarOff aria-hidden className="text-ink-faint size-5 shrink-0" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{what}</span>
          {done.map((words) => (
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
