'use client';
import { CircleCheck } from 'lucide-react';
import { Button } from '@/ui/button';
import type { NamedResource } from '../../bookings.contract';

type Props = {
  other: NamedResource;
  /** Whether other dates cannot be had for another reason: nowhere is open then. */
  others: boolean;
  onSwitch: (resource: NamedResource) => void;
};

/** One like place has every date: said before anything else. */
export const OtherForAll = ({ other, others, onSwitch }: Props) => (
  <div className="bg-accent-soft flex flex-wrap items-center justify-between gap-2 rounded-md px-3 py-2">
    <p className="flex items-center gap-2">
      <CircleCheck aria-hidden className="text-accent-ink size-4 shrink-0" />
      {other.name} is free on all {others ? 'that clash' : 'of them'}.
    </p>
    <Button size="sm" onClick={() => onSwitch(other)}>
      Switch to {other.name}
    </Button>
  </div>
);
