import type { ReactNode } from 'react';
import { cn } from './cn';

type Props = {
  title: ReactNode;
  /** the answer in a line: "3 of 24 desks free until 17:00" */
  lead?: ReactNode;
  /** the screen's one main action */
  action?: ReactNode;
  /** where what stands under it needs the room: the floor plan */
  dense?: boolean;
};

/** The head of a screen: what it is, the answer, and the one main action, always in the same place. */
export function PageHeader({ title, lead, action, dense = false }: Props) {
  return (
    <header
      className={cn(
        'flex flex-wrap items-end justify-between gap-x-6 gap-y-3',
        dense ? 'mb-3 sm:mb-4' : 'mb-6 sm:mb-8',
      )}
    >
      <div className="min-w-0">
        <h1 className={dense ? 'text-xl sm:text-2xl' : 'text-2xl sm:text-3xl'}>{title}</h1>
        {lead ? <p className={cn('text-ink-muted', dense ? 'text-base sm:text-lg' : 'mt-1 text-lg')}>{lead}</p> : null}
      </div>
      {action ? (
        // Within the thumb's reach on a phone, above the tab bar.
        <div
          data-print="never"
          className="max-md:fixed max-md:right-4 max-md:bottom-[calc(env(safe-area-inset-bottom)+4.5rem)] max-md:z-20 max-md:[&>*]:h-12 max-md:[&>*]:px-5 max-md:[&>*]:shadow-floating"
        >
          {action}
        </div>
      ) : null}
    </header>
  );
}
