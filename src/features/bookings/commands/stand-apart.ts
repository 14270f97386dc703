import type { ResourceId } from '@/kernel/ids';
import { overlaps, type TimeRange } from '@/kernel/time-range';
import { buffersOf, type Buffers } from '@/features/booking-rules/domain/rule-effects';
import type { VisibleClaim } from '@/features/availability/availability.contract';
import type { GatheredChange } from './gather-series-change';
import { asksForTime, type JudgedDate } from './judge-series-change';

const CANNOT: readonly JudgedDate['state'][] = ['taken', 'closed', 'outside_hours', 'rule'];
export const isCannot = ({ state }: Pick<JudgedDate, 'state'>): boolean => CANNOT.includes(state);

/** Which dates their member leaves where they are, by their local start. */
export type Stays = (localStart: string) => boolean;
const MINE: VisibleClaim = { kind: 'booking', mine: true, who: null, bookingId: null, reason: null };

/**
 * Every date was judged as if all the others had gone where they go. One that cannot, and is left as it is, has its time still: whatever of the same series
 * was to have that cannot be either, and its member says what becomes of it; if that stays too, it is in the way of the next.
 */
export function standApart(gathered: GatheredChange, stays: Stays): GatheredChange {
  if (gathered.handsOver) return gathered;
  const { places } = gathered;
  let { judged } = gathered;
  const leavesAt = (id: ResourceId): readonly ResourceId[] => places.get(id)?.leaves ?? [id];
  const isStaying = (one: JudgedDate) =>
    isCannot(one) && one.date?.status === 'confirmed' && stays(one.wanted.localStart);
  for (let known = -1; ;) {
    const staying = judged.filter(isStaying);
    if (staying.length === known) break;
    known = staying.length;
    judged = judged.map((one) => {
      if (isStaying(one)) return { ...one, stays: true };
      if (one.state !== 'fine' || !one.found || !asksForTime(one)) return one;
      const facts = places.get(one.wanted.resourceId) ?? gathered.facts;
      const near = withGap(
        one.wanted,
        buffersOf(facts.bookingRules, [{ id: facts.resourceId, kind: facts.kind }], gathered.holder),
      );
      const isMet = staying.some(
        ({ date }) => overlaps(date!, near) && leavesAt(date!.resourceId).some((id) => facts.leaves.includes(id)),
      );
      return isMet ? { ...one, state: 'taken', found: { ...one.found, state: 'taken', clash: MINE } } : one;
    });
  }
  return { ...gathered, judged };
}

const withGap = ({ startsAt, endsAt }: TimeRange, buffers: Buffers): TimeRange => {
  const ms = buffers.noneBetweenOwn ? 0 : (buffers.beforeMinutes + buffers.afterMinutes) * 60_000;
  return { startsAt: new Date(startsAt.getTime() - ms), endsAt: new Date(endsAt.getTime() + ms) };
};
