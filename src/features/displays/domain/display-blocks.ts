import type { BookingId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { DisplayBlock } from '../displays.contract';
import { publicName } from './public-name';

type Held = TimeRange & {
  readonly kind: Exclude<DisplayBlock['kind'], 'buffer'>;
  readonly buffer: boolean;
  readonly bookingId: BookingId | null;
  readonly displayName: string | null;
  readonly visibility: 'everybody' | 'members' | 'staff' | null;
  readonly reason: string | null;
};

type BlockSetting = {
  readonly showsNames: boolean;
  /** For each booking that waits for somebody to check in, from when they can. */
  readonly checkInOpens?: ReadonlyMap<BookingId, Date>;
};

/**
 * What holds a place, as a wall may show it: a public event by its title, nobody's name unless the owner turned names on and the person lets members see theirs. The halves of one
 * claim (a hall has two) are one block.
 */
export function blocksOf(
  held: readonly Held[],
  { showsNames, checkInOpens = new Map() }: BlockSetting,
): DisplayBlock[] {
  const blocks = new Map<string, DisplayBlock>();
  for (const row of held) {
    const { kind, buffer, bookingId, displayName, visibility, reason } = row;
    const named = showsNames && kind === 'booking' && !buffer && visibility === 'members' && displayName !== null;
    const opensAt = bookingId ? checkInOpens.get(bookingId) : undefined;
    blocks.set(`${bookingId ?? kind} ${row.startsAt.getTime()} ${row.endsAt.getTime()}`, {
      kind: buffer ? 'buffer' : kind,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      who: named ? publicName(displayName) : null,
      reason: kind === 'closure' || (kind === 'event' && !buffer && visibility === 'everybody') ? reason : null,
      checkIn: opensAt && !buffer && bookingId ? { bookingId, opensAt: opensAt.toISOString() } : null,
    });
  }
  return [...blocks.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}
