import type { ResourceId } from '@/kernel/ids';
import { overlaps, type TimeRange } from '@/kernel/time-range';

/** Time that is wanted or held on one undivided resource, buffers included. */
export type LeafTime<Leaf extends string = ResourceId> = TimeRange & { readonly leafId: Leaf };
type Entry = TimeRange & { readonly holder: string; readonly proposed: boolean };

const DAY_MS = 86_400_000;

/**
 * Who holds what, while a plan is being made: every proposal is put in, so that the next one sees it. A holder is never in its own way. Days are
 * looked up by themselves, so that a year is as quick as a week.
 */
export function heldPicture<Leaf extends string = ResourceId>(
  held: readonly (LeafTime<Leaf> & { readonly holder: string })[],
) {
  const buckets = new Map<string, Entry[]>();
  const put = (one: LeafTime<Leaf>, holder: string, proposed: boolean) => {
    const entry = { startsAt: one.startsAt, endsAt: one.endsAt, holder, proposed };
    for (const key of keysOf(one)) {
      const known = buckets.get(key);
      if (known) known.push(entry);
      else buckets.set(key, [entry]);
    }
  };
  for (const one of held) put(one, one.holder, false);
  const inTheWay = (one: LeafTime<Leaf>, self: string): Entry[] =>
    keysOf(one).flatMap((key) =>
      (buckets.get(key) ?? []).filter((entry) => entry.holder !== self && overlaps(entry, one)),
    );

  return {
    isFree: (claims: readonly LeafTime<Leaf>[], self: string): boolean =>
      claims.every((claim) => inTheWay(claim, self).length === 0),
    /** What others hold of these leaves within a range, as it comes. */
    heldWithin: (leaves: readonly Leaf[], range: TimeRange, self: string): TimeRange[] =>
      leaves.flatMap((leafId) => inTheWay({ leafId, ...range }, self)),
    /** Who alone is in the way of these claims, and only with a proposal of theirs; null when it is nobody, or more. */
    onlyProposalOver: (claims: readonly LeafTime<Leaf>[], self: string): string | null => {
      const found = claims.flatMap((claim) => inTheWay(claim, self));
      const [first] = found;
      return first && found.every((entry) => entry.proposed && entry.holder === first.holder) ? first.holder : null;
    },
    propose: (claims: readonly LeafTime<Leaf>[], holder: string): void => {
      for (const claim of claims) put(claim, holder, true);
    },
    takeBack: (claims: readonly LeafTime<Leaf>[], holder: string): void => {
      for (const key of new Set(claims.flatMap(keysOf))) {
        const rest = (buckets.get(key) ?? []).filter((entry) => !entry.proposed || entry.holder !== holder);
        buckets.set(key, rest);
      }
    },
  };
}
export type HeldPicture = ReturnType<typeof heldPicture<ResourceId>>;

function keysOf({ leafId, startsAt, endsAt }: LeafTime<string>): string[] {
  const keys: string[] = [];
  for (let day = Math.floor(startsAt.getTime() / DAY_MS); day * DAY_MS < endsAt.getTime(); day++)
    keys.push(`${leafId} ${day}`);
  return keys;
}

export const collide = (some: readonly LeafTime[], others: readonly LeafTime[]): boolean =>
  some.some((one) => others.some((other) => one.leafId === other.leafId && overlaps(one, other)));
