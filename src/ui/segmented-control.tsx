'use client';
import { RadioGroup as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { useFieldGroup } from './field-context';

type Segment<V extends string> = { value: V; label: ReactNode; icon?: ReactNode; disabled?: boolean };
type Props<V extends string> = {
  value: V;
  onValueChange: (value: V) => void;
  segments: readonly Segment<V>[];
  size?: 'sm' | 'md';
  wide?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
};

/** One of a few short words side by side: radios by meaning, arrows move between them. */
export function SegmentedControl<V extends string>(props: Props<V>) {
  const { value, onValueChange, segments, size = 'md', wide = false, className, ...aria } = props;
  const group = useFieldGroup(aria);
  return (
    <Radix.Root
      value={value}
      onValueChange={(picked) => onValueChange(picked as V)}
      orientation="horizontal"
      {...aria}
      {...group}
      className={cn(
        'bg-sunken border-line inline-flex w-fit max-w-full gap-0.5 rounded-md border p-0.5',
        wide && 'flex w-full',
        className,
      )}
    >
      {segments.map((segment) => (
        <Radix.Item
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          className={cn(
            'focus-ring text-ink-muted hover:text-ink data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-raised data-[state=checked]:ring-line-strong/60 inline-flex min-w-0 items-center justify-center gap-1.5 rounded-[7px] px-3 font-medium whitespace-nowrap transition-colors data-[state=checked]:ring-1 disabled:opacity-50 [&_svg]:size-4',
            size === 'sm' ? 'h-7 text-sm' : 'h-8.5 text-sm',
            wide && 'flex-1',
          )}
        >
          {segment.icon}
          <span className="truncate">{segment.label}</span>
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
