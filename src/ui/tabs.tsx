'use client';
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

type Tab<V extends string> = { value: V; label: ReactNode; count?: number; content: ReactNode };
type Props<V extends string> = {
  value: V;
  onValueChange: (value: V) => void;
  tabs: readonly Tab<V>[];
  label: string;
  className?: string;
};

/** Views of one thing, of which one shows. Keep the chosen one in the URL. */
export function Tabs<V extends string>({ value, onValueChange, tabs, label, className }: Props<V>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(picked) => onValueChange(picked as V)}
      className={cn('grid min-w-0 grid-cols-1 content-start gap-5', className)}
    >
      <Radix.List aria-label={label} className="flex gap-6 overflow-x-auto shadow-[inset_0_-1px_var(--line)]">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="text-ink-muted hover:text-ink data-[state=active]:border-accent-ink data-[state=active]:text-ink inline-flex h-10 items-center gap-2 border-b-2 border-transparent font-medium whitespace-nowrap focus-visible:-outline-offset-2"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="tabular text-ink-faint text-sm font-normal">{tab.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="focus-ring rounded-md">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
