import { Users } from 'lucide-react';
import { cn } from '@/ui/cn';
import { KIND_WORD, stateInRange } from '../domain/state-words';
import type { PlanResource, PlanResourceState } from '../floor-plan.contract';
import { STATE_CLASS, STATE_ICON } from './state-look';

type Props = {
  resource: PlanResource;
  state: PlanResourceState;
  range: string;
  left: number;
  top: number;
  below: boolean;
};

/** The small card beside the place under the pointer or the focus; what it says is also in the place's name. */
export function PlanCard({ resource, state, range, left, top, below }: Props) {
  const Icon = STATE_ICON[state.state];
  return (
    <div
      aria-hidden="true"
      className={cn(
        'pointer-events-none absolute z-10 w-56 -translate-x-1/2 animate-fade rounded-md border border-line bg-surface p-3 shadow-floating motion-reduce:animate-none',
        below ? 'translate-y-3' : '-translate-y-[calc(100%+0.75rem)]',
      )}
      style={{ left, top }}
    >
      <p className="flex items-baseline justify-between gap-2">
        <span className="text-sm font-semibold text-ink">{resource.name}</span>
        <span className="flex items-center gap-1 text-xs text-ink-faint">
          {resource.capacity > 1 ? (
            <>
              <Users className="size-3" />
              {resource.capacity}
            </>
          ) : (
            KIND_WORD[resource.kind]
          )}
        </span>
      </p>
      <p className="mt-1.5 flex items-center gap-1.5 text-xs text-ink-muted">
        <span className={cn('grid size-5 shrink-0 place-items-center rounded-xs border', STATE_CLASS[state.state])}>
          <Icon className="size-3" strokeWidth={2.4} />
        </span>
        <span>
          <span className="tabular">{stateInRange(state, range)}</span>
        </span>
      </p>
      {state.reason ? <p className="mt-1 text-xs text-ink-muted">{state.reason}</p> : null}
      {resource.amenities.length > 0 ? (
        <p className="mt-1.5 text-xs text-ink-faint">{resource.amenities.join(' · ')}</p>
      ) : null}
    </div>
  );
}
