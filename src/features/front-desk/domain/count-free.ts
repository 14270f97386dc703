import { byKind } from '@/features/spaces/domain/kind-words';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { FreeOfKind } from '../front-desk.contract';

/** How many of each kind are free, what most people come for first. */
export function countFree(
  places: readonly { readonly id: string; readonly kind: ResourceKind }[],
  free: ReadonlySet<string>,
): FreeOfKind[] {
  const counts = new Map<ResourceKind, { free: number; of: number }>();
  for (const { id, kind } of places) {
    const { free: sum, of } = counts.get(kind) ?? { free: 0, of: 0 };
    counts.set(kind, { free: sum + (free.has(id) ? 1 : 0), of: of + 1 });
  }
  return [...counts].map(([kind, count]) => ({ kind, ...count })).sort(byKind);
}
