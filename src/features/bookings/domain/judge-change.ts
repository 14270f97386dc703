import type { MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import { covers, type TimeRange } from '@/kernel/time-range';
import { refusalsOf, type BookingWish, type Refusal } from './judge-booking';

/** A booking as it stands before somebody changes it. */
export type Standing = {
  readonly range: TimeRange;
  readonly resourceId: ResourceId;
  /** Whose it is: as rules are asked about it, so nobody's for a guest. */
  readonly memberId: MemberId | null;
  /** Whose date it is. */
  readonly seriesId: SeriesId | null;
};

type Wish = Pick<BookingWish, 'range' | 'now'> & {
  readonly resource: Pick<BookingWish['resource'], 'id'>;
  readonly who: Pick<BookingWish['who'], 'memberId'>;
};

export const hasBegun = (was: Pick<Standing, 'range'>, now: Date): boolean => was.range.startsAt <= now;

const same = (a: Date, b: Date) => a.getTime() === b.getTime();
const staysThere = ({ resource, who }: Wish, was: Standing): boolean =>
  resource.id === was.resourceId && who.memberId === was.memberId;
/** The start, the place and the person were agreed to when it was booked. */
export const keepsStart = (wish: Wish, was: Standing): boolean =>
  staysThere(wish, was) && same(wish.range.startsAt, was.range.startsAt);
/** Time is given back and none is taken: no rule that limits taking has a say. */
export const onlyGivesBack = (wish: Wish, was: Standing): boolean =>
  staysThere(wish, was) && covers(was.range, wish.range);

/** What was judged when the start was chosen. */
const OF_THE_START: readonly Refusal['code'][] = ['rule.too_soon', 'rule.too_far_ahead', 'booking.too_far_ahead'];
const OF_TAKING: readonly Refusal['code'][] = [
  ...OF_THE_START,
  'booking.not_for_visitors',
  'booking.closed',
  'booking.outside_hours',
  'rule.too_long',
];

/**
 * Every rule that a changed booking breaks. Judged as if it were made anew, but for what does not change: a start that stays is not too soon, and
 * time that is only given back may lie wherever it lay. Of a booking that has begun, no start is judged.
 */
export function refusalsOfChange(wish: BookingWish, was: Standing): Refusal[] {
  const { range, now } = wish;
  const begun = hasBegun(was, now);
  if (begun && !same(range.startsAt, was.range.startsAt)) return [{ code: 'booking.only_end_changes', details: {} }];
  // A start that was good once is no reason to refuse; an end that has gone by is.
  if (range.startsAt < range.endsAt && range.endsAt <= now)
    return [{ code: 'booking.in_past', details: { now: now.toISOString() } }];
  const startStays = begun || keepsStart(wish, was);
  const judged = refusalsOf(startStays && range.startsAt < now ? { ...wish, now: range.startsAt } : wish);
  return judged.filter(
    ({ code }) =>
      !(startStays && OF_THE_START.includes(code)) &&
      !(keepsStart(wish, was) && code === 'rule.start_not_allowed') &&
      !(onlyGivesBack(wish, was) && OF_TAKING.includes(code)),
  );
}
