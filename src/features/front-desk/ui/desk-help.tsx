'use client';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';

type Props = { on: boolean; onTurn: (on: boolean) => void; keys: readonly (readonly [key: string, does: string])[] };

/** The line that says which keys do what, and turns them off. */
export function DeskHelp({ on, onTurn, keys }: Props) {
  return (
    <p
      data-print="never"
      className="text-ink-faint mt-6 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm max-md:hidden"
    >
      {on
        ? keys.map(([key, does]) => (
            <span key={key}>
              <Key>{key}</Key> {does}
            </span>
          ))
        : null}
      <Button variant="ghost" size="sm" aria-pressed={on} onClick={() => onTurn(!on)}>
        {on ? 'Turn shortcuts off' : 'Turn shortcuts on'}
      </Button>
    </p>
  );
}

const Key = ({ children }: { children: ReactNode }) => (
  <kbd className="border-line bg-surface text-ink-muted rounded-xs border px-1.5 py-0.5 font-sans text-xs">
    {children}
  </kbd>
);
