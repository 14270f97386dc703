import type { SkipReason } from '../bookings.contract';
import type { ChangeDecisionInput } from '../series-change.contract';
import type { DateSnapshot } from './series-snapshot';

/** How a date that could not be had is still wanted: filled as soon as its time is free, or offered, and for how long (null: as the owner's rule says). */
export type Wanting =
  | { readonly how: 'fill'; readonly offerMinutes: null }
  | { readonly how: 'offer'; readonly offerMinutes: number | null };

const OFFERED: Wanting = { how: 'offer', offerMinutes: null };

/** What becomes of a date of which its member said nothing: what somebody else has, or a closure, may come free. */
export const wantedAnyway = (reason: SkipReason | null): Wanting | null =>
  reason === 'taken' || reason === 'closed' ? OFFERED : null;

/** What members said of dates that cannot be had: wanted as they said, or no more (null). Nothing of those that go elsewhere. */
export const wantedBy = (decisions: readonly ChangeDecisionInput[]): ReadonlyMap<string, Wanting | null> =>
  new Map(
    decisions.flatMap((one): [string, Wanting | null][] => {
      if (one.act === 'skip') return [[one.localStart, null]];
      if (one.act !== 'wait') return [];
      const { fill, offerMinutes = null } = one;
      return [[one.localStart, fill ? { how: 'fill', offerMinutes: null } : { how: 'offer', offerMinutes }]];
    }),
  );

type InLine = Pick<DateSnapshot, 'wanted' | 'wantedSince' | 'offerMinutes'>;
export const NOT_WANTED: InLine = { wanted: null, wantedSince: null, offerMinutes: null };

export const wantingOf = ({ wanted, offerMinutes }: Pick<InLine, 'wanted' | 'offerMinutes'>): Wanting | null =>
  wanted === 'fill' ? { how: wanted, offerMinutes: null } : wanted && { how: wanted, offerMinutes };

/**
 * How a skipped date stands in line after a change: as its member said, else as before. Whoever still wants the same time keeps their place, another time
 * is asked for from now on.
 */
export function wantedStill(
  said: Wanting | null | undefined,
  is: Pick<DateSnapshot, 'startsAt' | 'endsAt' | 'resourceId' | 'skipReason'>,
  was: DateSnapshot | undefined,
): InLine {
  const before = was?.status === 'skipped' ? wantingOf(was) : null;
  const isNew = was?.status !== 'skipped';
  const wanted = said !== undefined ? said : isNew ? wantedAnyway(is.skipReason as SkipReason | null) : before;
  if (!wanted) return NOT_WANTED;
  const sameTime =
    before && was?.startsAt === is.startsAt && was.endsAt === is.endsAt && was.resourceId === is.resourceId;
  return { wanted: wanted.how, wantedSince: sameTime ? was.wantedSince : null, offerMinutes: wanted.offerMinutes };
}
