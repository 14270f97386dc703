'use client';
import { Search } from 'lucide-react';
import type { PlannedRowView } from '../closures.contract';
import { Input } from '@/ui/input';
import { ToggleChip } from '@/ui/toggle-chip';
import { sumsOf, type Choices } from '../domain/row-choices';

export type Filter = 'all' | 'open' | 'move' | 'cancel' | 'keep';

type Props = {
  rows: readonly PlannedRowView[];
  choices: Choices;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  typed: string;
  onType: (typed: string) => void;
};

/** Which of the touched bookings are shown. */
export function PlanFilter({ rows, choices, filter, onFilter, typed, onType }: Props) {
  const { open, move, cancel, keep } = sumsOf(rows, choices);
  const chips: readonly (readonly [Filter, string, number])[] = [
    ['all', 'All', rows.length],
    ['open', 'To decide', open],
    ['move', 'Move', move],
    ['cancel', 'Cancelled', cancel],
    ['keep', 'Stay', keep],
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <div role="group" aria-label="Show" className="flex flex-wrap gap-1.5">
        {chips.map(([key, label, count]) => (
          <ToggleChip key={key} pressed={filter === key} onClick={() => onFilter(key)}>
            {label} <span className="tabular">{count}</span>
          </ToggleChip>
        ))}
      </div>
      <div className="relative w-full sm:ml-auto sm:w-60">
        <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
        <Input
          type="search"
          aria-label="Find a person or a place"
          placeholder="Find a person or a place"
          className="pl-9"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </div>
  );
}
