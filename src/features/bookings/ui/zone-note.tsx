'use client';
import { Globe } from 'lucide-react';
import { useReaderZone } from '@/client/reader-zone';
import { offsetMinutesAt } from '@/kernel/zone';

const hoursApart = (at: Date, here: string, there: string): number =>
  (offsetMinutesAt(at, there) - offsetMinutesAt(at, here)) / 60;

/** Says in whose time a screen speaks, where the reader's own clock shows another. */
export function ZoneNote({ zone, at }: { zone: string; at: Date }) {
  const reader = useReaderZone();
  const apart = reader ? hoursApart(at, reader, zone) : 0;
  if (apart === 0) return null;
  const place = zone.split('/').at(-1)?.replace(/_/g, ' ');
  return (
    <p className="text-ink-muted flex items-center gap-2 text-sm">
      <Globe aria-hidden className="size-4 shrink-0" />
      All times are in {place} time, {Math.abs(apart)} h {apart > 0 ? 'ahead of' : 'behind'} yours.
    </p>
  );
}
