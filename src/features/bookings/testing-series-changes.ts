import { sql } from 'kysely';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId, type SeriesChangeId, type SeriesId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import type { MadeSpace } from '@/testing/makers';
import { bookDeskInput, type BookingGuest } from './bookings.contract';
import { bookDesk } from './commands/book-desk';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { changeSeries } from './commands/change-series';
import { planSeriesChange } from './commands/plan-series-change';
import { undoSeriesChange } from './commands/undo-series-change';
import { changeSeriesInput, seriesChangeWishSchema, undoSeriesChangeInput } from './series-change.contract';
import type { ChangeSeriesInput, SeriesChangeWish } from './series-change.contract';
import { bookSeriesInput, type BookSeriesInput } from './series.contract';

type Wish = Partial<Omit<SeriesChangeWish, 'operatorId' | 'bookingId'>> & { readonly scope: SeriesChangeWish['scope'] };

type Token = Pick<ChangeSeriesInput, 'planToken'> & Partial<Pick<ChangeSeriesInput, 'requestId'>>;

/** Makes and changes series in one space at one moment, in as few words as a test needs. */
export function seriesIn(space: MadeSpace, clock: () => Date) {
  const { operatorId, spaceId, timeZone } = space;
  const requestId = () => newId<'request'>();
  const wishOf = (bookingId: BookingId, wish: Wish) => seriesChangeWishSchema.parse({ operatorId, bookingId, ...wish });
  const plan = (who: ActingMember, bookingId: BookingId, wish: Wish) =>
    planSeriesChange(who, wishOf(bookingId, wish), clock());
  const wall = (at: Date) => localOf(at, timeZone).slice(5);
  return {
    plan,
    /** The ids of its dates, by their first local start: "11-30". */
    book: async (
      who: ActingMember,
      resourceId: ResourceId,
      rrule: string,
      localStart = '2026-11-30T09:00',
      hours = 3,
      guests: readonly BookingGuest[] = [],
      blocks?: BookSeriesInput['blocks'],
    ) => {
      const wish = { spaceId, resourceId, localStart, durationMinutes: hours * 60, rrule, guests, onClash: 'skip' };
      const input = bookSeriesInput.parse({ ...wish, blocks, requestId: requestId() });
      const { occurrences, series } = await bookDeskWeekly(who, input, clock());
      const at = new Map(occurrences.map((one) => [one.localStart.slice(5, 10), one.bookingId as BookingId]));
      return { seriesId: series.id as SeriesId, at: (day: string) => at.get(day)! };
    },
    single: (who: ActingMember, resourceId: ResourceId, from: string, to: string) => {
      const when = { startsAt: `2026-${from}`, endsAt: `2026-${to}` };
      const input = bookDeskInput.parse({ spaceId, resourceId, ...when, requestId: requestId() });
      return bookDesk(who, input, clock());
    },
    /** Plans and does it, with these decisions. */
    change: async (
      who: ActingMember,
      bookingId: BookingId,
      wish: Wish,
      decisions: ChangeSeriesInput['decisions'] = [],
    ) => {
      const { planToken } = await plan(who, bookingId, wish);
      const input = changeSeriesInput.parse({
        ...wishOf(bookingId, wish),
        planToken,
        decisions,
        requestId: requestId(),
      });
      return changeSeries(who, input, clock());
    },
    changeWith: (who: ActingMember, bookingId: BookingId, wish: Wish, more: Token) =>
      changeSeries(
        who,
        changeSeriesInput.parse({ ...wishOf(bookingId, wish), requestId: requestId(), ...more }),
        clock(),
      ),
    undo: (who: ActingMember, changeId: string) =>
      undoSeriesChange(
        who,
        undoSeriesChangeInput.parse({ operatorId, changeId: changeId as SeriesChangeId, requestId: requestId() }),
        clock(),
      ),
    /** "11-30T09:00-12:00 Desk 1", skipped and cancelled ones with the word, by their start. */
    dates: () =>
      inOperator(space, async (tx) => {
        const { rows } = await sql<{ startsAt: Date; endsAt: Date; status: string; name: string; held: boolean }>`
          select b.starts_at, b.ends_at, b.status, r.name, exists (select 1 from occupancies o where o.operator_id = b.operator_id
            and o.booking_id = b.id and o.starts_at = b.starts_at and o.ends_at = b.ends_at) as held
          from bookings b join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
          where b.operator_id = ${operatorId} and b.series_id is not null order by b.starts_at, b.id`.execute(tx);
        return rows.map(({ startsAt, endsAt, status, name, held }) => {
          if ((status === 'confirmed') !== held) return `${status} but ${held ? 'held' : 'not held'}`;
          const said = status === 'confirmed' ? '' : ` ${status}`;
          return `${wall(startsAt)}-${wall(endsAt).slice(6)} ${name}${said}`;
        });
      }),
    parts: () =>
      inOperator(space, async (tx) => {
        const rows = await tx
          .selectFrom('series')
          .select(['rrule', 'localStart', 'status'])
          .where('operatorId', '=', operatorId)
          .orderBy('localStart')
          .execute();
        return rows.map(({ rrule, localStart, status }) => `${localStart.slice(5)} ${rrule} ${status}`);
      }),
  };
}
