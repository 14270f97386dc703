/** A resource of a group that seems free, with what speaks for it. Centimetres on the drawing of its floor; `null` where it has no place. */
export type GroupCandidate<Id extends string = string> = {
  readonly id: Id;
  readonly floorId: string;
  readonly at: { readonly x: number; readonly y: number } | null;
  /** How often this member had it in the last 90 days. */
  readonly mine: number;
  /** How often anybody had it in the last 30 days. */
  readonly uses: number;
};

/**
 * "Any quiet desk": the member's usual one first, then those nearest to it, then the least used; at last by id, so that two who ask get the same
 * order.
 */
export function rankCandidates<Id extends string>(
  free: readonly GroupCandidate<Id>[],
  all = free,
): GroupCandidate<Id>[] {
  const usual = [...all].sort((a, b) => b.mine - a.mine || compare(a.id, b.id))[0];
  const known = usual && usual.mine > 0 ? usual : null;
  const away = (one: GroupCandidate) => (known ? distance(one, known) : 0);
  return [...free].sort((a, b) => away(a) - away(b) || a.uses - b.uses || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Metres rather than centimetres, so that two desks at one table count as equally near. Another floor is further than any place on this one. */
function distance(one: GroupCandidate, usual: GroupCandidate): number {
  if (one.id === usual.id) return -1;
  if (one.floorId !== usual.floorId) return Number.MAX_SAFE_INTEGER;
  if (!one.at || !usual.at) return 1_000_000;
  return Math.round(Math.hypot(one.at.x - usual.at.x, one.at.y - usual.at.y) / 100);
}
