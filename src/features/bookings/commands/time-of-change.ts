import type { BookingId } from '@/kernel/ids';
import type { DecidedDate } from './decide-series-change';
import type { GatheredChange } from './gather-series-change';
import { asksForTime } from './judge-series-change';

/** Which dates take time anew, now that it is known where each goes; what changes hands takes its own again, as its new member's rules have it. */
export const asksForTimeNow = ({ handsOver }: Pick<GatheredChange, 'handsOver'>, one: DecidedDate): boolean =>
  handsOver || one.elsewhere !== null || asksForTime(one);

/** What gives up its time, now that it is known which dates stay as they are. */
export const leavingNow = (gathered: Pick<GatheredChange, 'handsOver'>, decided: readonly DecidedDate[]): BookingId[] =>
  decided.flatMap((one) => {
    const isLeaving =
      one.act === 'give_back' || one.act === 'skip' || (one.act === 'change' && asksForTimeNow(gathered, one));
    return one.date?.status === 'confirmed' && isLeaving ? [one.date.bookingId] : [];
  });
