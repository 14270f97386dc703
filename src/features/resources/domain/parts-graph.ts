import type { ChangedLeaves } from '@/features/occupancies/domain/move-claims';
import type { ResourceId } from '@/kernel/ids';

/** Each whole with its parts; who is in no list has none. */
export type PartsGraph = ReadonlyMap<ResourceId, readonly ResourceId[]>;

/** A hall, its halves, their quarters. */
export const DEEPEST = 3;

const partsOf = (graph: PartsGraph, id: ResourceId): readonly ResourceId[] => graph.get(id) ?? [];

/** The undivided resources whose time a resource takes: itself, or its parts' parts; sorted. */
export function leavesOf(graph: PartsGraph, id: ResourceId): ResourceId[] {
  return [...withParts(graph, id)].filter((each) => partsOf(graph, each).length === 0).sort();
}

/** A resource and all that it is made of, however deep. */
function withParts(graph: PartsGraph, id: ResourceId, seen = new Set<ResourceId>()): ReadonlySet<ResourceId> {
  if (!seen.has(id)) {
    seen.add(id);
    for (const part of partsOf(graph, id)) withParts(graph, part, seen);
  }
  return seen;
}

/** Every resource that has this one in it, however deep. */
export function wholesAbove(graph: PartsGraph, id: ResourceId): ResourceId[] {
  return [...graph.keys()].filter((whole) => whole !== id && withParts(graph, whole).has(id));
}

/** The same graph with other parts for one resource; none make it undivided. */
export function withNewParts(graph: PartsGraph, whole: ResourceId, parts: readonly ResourceId[]): PartsGraph {
  const next = new Map(graph);
  if (parts.length > 0) next.set(whole, [...new Set(parts)]);
  else next.delete(whole);
  return next;
}

export type PartsRefusal =
  | { readonly code: 'parts.ring'; readonly path: readonly ResourceId[] }
  | { readonly code: 'parts.too_deep'; readonly path: readonly ResourceId[] }
  | { readonly code: 'parts.inside_another'; readonly path: readonly [part: ResourceId, inside: ResourceId] };

/**
 * Whether a resource may be made of these parts: not of itself, not nested more than three deep, and no part that another of them brings along
 * already. Null where it may; else the way that is wrong, from the whole on.
 */
export function judgeParts(graph: PartsGraph, whole: ResourceId, wanted: readonly ResourceId[]): PartsRefusal | null {
  for (const part of wanted) {
    const way = wayTo(graph, part, whole);
    if (way) return { code: 'parts.ring', path: [whole, ...way] };
  }
  for (const part of wanted) {
    const inside = wanted.find((other) => other !== part && withParts(graph, other).has(part));
    if (inside) return { code: 'parts.inside_another', path: [part, inside] };
  }
  const next = withNewParts(graph, whole, wanted);
  const tops = [whole, ...wholesAbove(next, whole)];
  const longest = tops.map((top) => deepest(next, top)).sort((a, b) => b.length - a.length)[0];
  return longest && longest.length > DEEPEST ? { code: 'parts.too_deep', path: longest } : null;
}

/** The way down from one resource to another, both included; null where there is none. */
function wayTo(graph: PartsGraph, from: ResourceId, to: ResourceId): ResourceId[] | null {
  if (from === to) return [from];
  for (const part of partsOf(graph, from)) {
    const way = wayTo(graph, part, to);
    if (way) return [from, ...way];
  }
  return null;
}

/** The longest way down from a resource, itself included. */
function deepest(graph: PartsGraph, from: ResourceId): ResourceId[] {
  const ways = partsOf(graph, from).map((part) => deepest(graph, part));
  return [from, ...(ways.sort((a, b) => b.length - a.length)[0] ?? [])];
}

/** Whose time lies elsewhere once a resource is made of other parts: its own, and that of every whole above it. */
export function changedLeaves(before: PartsGraph, after: PartsGraph, whole: ResourceId): ChangedLeaves[] {
  return [whole, ...wholesAbove(before, whole)].flatMap((resourceId) => {
    const [was, is] = [leavesOf(before, resourceId), leavesOf(after, resourceId)];
    return was.join() === is.join() ? [] : [{ resourceId, before: was, after: is }];
  });
}
