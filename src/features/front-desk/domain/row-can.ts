import type { DeskBooking } from '../front-desk.contract';

/** Why something cannot be done with a booking now, in a few words; null where it can. */
export type RowCan = {
  readonly checkIn: string | null;
  readonly checkOut: string | null;
  readonly cancel: string | null;
  /** Moving it, its guests and note, swapping and handing over. */
  readonly change: string | null;
  readonly handOver: string | null;
};

type Row = Pick<
  DeskBooking,
  'startsAt' | 'endsAt' | 'status' | 'guest' | 'checkInOpensAt' | 'checkedInAt' | 'checkedOutAt'
>;

/** What can be done with a booking of the day: the server has the last word, this spares a question whose answer is known. */
export function rowCan(row: Row, now: Date): RowCan {
  const { startsAt, endsAt, status, guest, checkInOpensAt, checkedInAt, checkedOutAt } = row;
  const early = Date.parse(checkInOpensAt) > now.getTime() ? 'It is too early to check in.' : null;
  const over = Date.parse(endsAt) <= now.getTime() ? 'It is over.' : null;
  const begun = Date.parse(startsAt) <= now.getTime();
  const lost = status === 'no_show' ? 'Nobody came, and it was released.' : null;
  const gone = checkedOutAt ? 'They have left.' : null;
  return {
    checkIn: lost ?? gone ?? (checkedInAt ? 'They are in.' : null) ?? over ?? early,
    checkOut: lost ?? gone ?? over ?? (begun ? null : 'It has not begun yet.'),
    change: lost ?? gone ?? over,
    handOver: lost ?? gone ?? over ?? (guest ? 'What was booked for a guest stays theirs.' : null),
    cancel: lost ?? over ?? (begun ? 'It has begun: check them out instead.' : null),
  };
}
