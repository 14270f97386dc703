import { cn } from '@/ui/cn';
import { STATE_WORD } from '../domain/state-words';
import type { PlanState } from '../floor-plan.contract';
import { STATE_CLASS, STATE_ICON } from './state-look';

const ORDER: readonly PlanState[] = ['free', 'partly', 'yours', 'taken', 'held', 'closed', 'not_for_you'];

/** What the colours, patterns and icons mean; always on the screen. */
export function PlanLegend({ className }: { className?: string }) {
  return (
    <ul aria-label="Legend" className={cn('flex flex-wrap gap-x-4 gap-y-1.5 text-xs text-ink-muted', className)}>
      {ORDER.map((state) => {
        const Icon = STATE_ICON[state];
        return (
          <li key={state} className="flex items-center gap-1.5">
            <span className={cn('grid size-5 place-items-center rounded-xs border', STATE_CLASS[state])}>
              <Icon aria-hidden="true" className="size-3" strokeWidth={2.4} />
            </span>
            {state === 'partly' ? 'Partly free, the fill says how much' : STATE_WORD[state]}
          </li>
        );
      })}
    </ul>
  );
}
