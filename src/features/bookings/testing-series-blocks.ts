import { newId, type BookingId, type CancellationId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { cancelBooking } from './commands/cancel-booking';
import { planSeries } from './commands/plan-series';
import { undoCancellation } from './commands/undo-cancellation';
import { bookSeriesInput, planSeriesInput, type BookSeriesInput } from './series.contract';
import { seriesIn } from './testing-series-changes';

/** A Wednesday; "mon 9-12, wed 13-18", three weeks of each. */
export const NOW = new Date('2026-11-25T07:00:00Z');
export const MON = {
  localStart: '2026-11-30T09:00' as LocalDateTime,
  durationMinutes: 180,
  rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
};
export const WED = {
  localStart: '2026-12-02T13:00' as LocalDateTime,
  durationMinutes: 300,
  rrule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3',
};
export const DATES = [
  ...['11-30T09:00-12:00 D', '12-02T13:00-18:00 D', '12-07T09:00-12:00 D'],
  ...['12-09T13:00-18:00 D', '12-14T09:00-12:00 D', '12-16T13:00-18:00 D'],
];

/** Ana, one desk and a space in which she has it several times a week; `clock` says what time it is. */
export async function openBlocks(clock: () => Date) {
  const space = await makeSpace();
  const does = seriesIn(space, clock);
  const [ana, desk] = [await makeMember(space), await makeResource(space, { name: 'D' })];
  const wishOf = (more: Partial<BookSeriesInput> = {}) => ({
    ...{ spaceId: space.spaceId, resourceId: desk, ...MON, blocks: [WED], onClash: 'fail' as const, ...more },
  });
  const plan = (more: Partial<BookSeriesInput> = {}) => {
    const { onClash: _, ...wish } = wishOf(more);
    return planSeries(ana, planSeriesInput.parse(wish), clock());
  };
  async function book(more: Partial<BookSeriesInput> = {}) {
    const input = bookSeriesInput.parse({ requestId: newId<'request'>(), ...wishOf(more) });
    const answer = await bookDeskWeekly(ana, input, clock());
    const ids = new Map(answer.occurrences.map((one) => [one.localStart.slice(5, 10), one.bookingId as BookingId]));
    return { ...answer, input, at: (day: string) => ids.get(day)! };
  }
  const about = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
  const cancel = (bookingId: BookingId, scope: 'following' | 'all', others?: boolean) =>
    cancelBooking(ana, { ...about(), bookingId, scope, others }, clock());
  const undo = (id: string) => undoCancellation(ana, { ...about(), cancellationId: id as CancellationId }, clock());
  return { space, does, ana: ana, desk, plan, book, cancel, undo };
}
export type Blocks = Awaited<ReturnType<typeof openBlocks>>;
