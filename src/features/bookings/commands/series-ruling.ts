import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { judgeLimits, limitsFor, windowForLimits } from '@/features/booking-rules/domain/judge-limits';
import { buffersOf, mayAnytime, type Buffers } from '@/features/booking-rules/domain/rule-effects';
import { getPrices } from '@/features/pricing/pricing.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { refusalsOf } from '../domain/judge-booking';
import type { SeriesRuling } from '../domain/plan-series';
import { listHeldForLimits } from '../sql/limit-reads';

/** The same range with the time around it that must be free too. */
export const withBuffers = (
  { startsAt, endsAt }: TimeRange,
  { beforeMinutes, afterMinutes }: Pick<Buffers, 'beforeMinutes' | 'afterMinutes'>,
): TimeRange => ({
  startsAt: new Date(startsAt.getTime() - beforeMinutes * 60_000),
  endsAt: new Date(endsAt.getTime() + afterMinutes * 60_000),
});

/** A series that stands already, by its first part, and its dates that give up their time with the change. */
type Standing = {
  readonly seriesId?: SeriesId | null;
  readonly except?: readonly BookingId[];
  readonly guests?: number;
};

/**
 * What the owner's rules say to the dates of a series: buffers, hours, each date's own rule, and the limits of the member, which count its dates. How
 * far ahead it may go is no rule for a series. A series that stands already (`seriesId`) counts as one at once with its new dates. A date that has no price
 * cannot be booked either. One query where a limit counts, one for the prices, and one where they ask how full it is.
 */
export async function rulingOf(
  tx: OperatorTx,
  facts: BookableFacts,
  who: { readonly memberId: MemberId; readonly role: Role },
  dates: readonly TimeRange[],
  now: Date,
  { seriesId = null, except = [], guests = 0 }: Standing = {},
): Promise<SeriesRuling> {
  const { bookingRules, rules, resourceId: id, kind, openToVisitors } = facts;
  const subject = { resource: { id, kind }, who };
  const limited = limitsFor(bookingRules, subject).length > 0 && dates.length > 0;
  const { timeZone } = rules;
  const held = limited ? await listHeldForLimits(tx, who.memberId, windowForLimits(dates, timeZone), now, except) : [];
  const prices = await getPrices(tx);
  await prices.readPlansOf([who.memberId]);
  await prices.readFullnessFor(
    dates.map((range) => ({ facts, range })),
    except,
  );
  const hours = ['booking.closed', 'booking.outside_hours'];
  return {
    buffers: buffersOf(bookingRules, facts.tree, who),
    anytime: mayAnytime(bookingRules, subject),
    refuse: (range) =>
      refusalsOf({
        range,
        rules,
        bookingRules,
        resource: { id, kind, openToVisitors },
        who,
        now,
        recurring: true,
      }).find(({ code }) => !hours.includes(code)) ??
      prices.refuse({ facts, range, ...who, guests, recurring: true }, now),
    limit: (ranges) =>
      limited
        ? judgeLimits(ranges, { rules: bookingRules, subject, held, timeZone, now, seriesId })
        : ranges.map(() => null),
  };
}
