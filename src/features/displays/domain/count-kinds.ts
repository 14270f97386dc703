import { byKind } from '@/features/spaces/domain/kind-words';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { DisplayKind, DisplayPlace } from '../displays.contract';
import { freeRanges, SHORTEST_MS } from './place-now';

/** How many of each kind are free now, and, where none is, when the first one will be. */
export function countKinds(
  places: readonly Pick<DisplayPlace, 'kind' | 'open' | 'blocks'>[],
  now: Date,
): DisplayKind[] {
  const kinds = new Map<ResourceKind, { of: number; free: number; next: Date | null }>();
  for (const place of places) {
    const sum = kinds.get(place.kind) ?? { of: 0, free: 0, next: null };
    const first = freeRanges(place, now).find(
      ({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() >= SHORTEST_MS,
    );
    const free = first !== undefined && first.startsAt <= now;
    const next = first && (!sum.next || first.startsAt < sum.next) ? first.startsAt : sum.next;
    kinds.set(place.kind, { of: sum.of + 1, free: sum.free + (free ? 1 : 0), next });
  }
  return [...kinds]
    .map(([kind, { of, free, next }]) => ({
      kind,
      of,
      free,
      nextFreeAt: free > 0 ? null : (next?.toISOString() ?? null),
    }))
    .sort(byKind);
}
