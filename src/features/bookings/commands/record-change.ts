import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingChangeId, type BookingId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { env } from '@/server/env';
import type { AuditEntry } from '@/server/requests/once';
import type { ChangeKind } from '../changes.contract';
import type { BookingFact } from '../bookings.facts';
import { holdsOther, type BookingSnapshot } from '../domain/booking-snapshot';
import { releasedPieces } from '../domain/released-pieces';
import { whoElse } from '../domain/who-else';
import type { BookingToChange } from '../sql/change-reads';
import { writeChange } from '../sql/change-writes';

type Pair = { readonly booking: BookingToChange; readonly after: BookingSnapshot };
type Wish = { readonly kind: ChangeKind; readonly override?: string | null; readonly broken?: readonly string[] };

export type RecordedChange = {
  readonly id: BookingChangeId;
  readonly undoUntil: Date;
  readonly audit: AuditEntry;
  readonly facts: readonly BookingFact[];
};

/** Writes what one act made of bookings, so that it can be undone for a while, and says what is to be announced. */
export async function recordChange(
  tx: OperatorTx,
  by: ActingMember,
  pairs: readonly Pair[],
  { kind, override = null, broken = [] }: Wish,
  now: Date,
): Promise<RecordedChange> {
  const id = newId<'booking_change'>();
  const undoUntil = new Date(now.getTime() + env().UNDO_SECONDS * 1000);
  const before = pairs.map(({ booking }) => booking.snapshot);
  const after = pairs.map((pair) => pair.after);
  const seriesIds = pairs.flatMap(({ booking }) => booking.madeForSeries ?? []);
  const released = kind === 'moved' ? pairs.flatMap(({ booking, after: to }) => releasedPieces(by, booking, to)) : [];
  await writeChange(tx, { id, kind, changedBy: by.memberId, undoUntil, before, after, seriesIds, released }, now);
  const spaceId = pairs[0]!.booking.spaceId;
  const where = { operatorId: by.operatorId, spaceId, ...whoElse(before, after) };
  return {
    id,
    undoUntil,
    audit: {
      action: `booking.${kind === 'details' ? 'details_changed' : kind}`,
      subjectKind: 'booking',
      subjectId: before[0]!.bookingId,
      details: {
        changeId: id,
        ...(before.length > 1 ? { with: before[1]!.bookingId } : {}),
        ...(broken.length > 0 ? { override, broken } : {}),
      },
    },
    facts: [
      {
        type: 'booking.changed',
        changeId: id,
        kind,
        undoUntil: undoUntil.toISOString(),
        ...where,
        freed: before.some((one, place) => holdsOther(one, after[place]!)),
        guests: hasGuestsToTell(before, after),
        asked: kind === 'details' ? [] : askedFor(after),
      },
    ],
  };
}

/** Whoever comes along, or no longer does, and can be written to. */
type WithGuests = Pick<BookingSnapshot, 'guests'>;
export const hasGuestsToTell = (before: readonly WithGuests[], after: readonly WithGuests[]): boolean =>
  [...before, ...after].some(({ guests }) => guests.some(({ email }) => email !== undefined));

/** What waits for somebody's yes at its new time and place: whoever can say it is asked, also where they were asked before. */
export const askedFor = (after: readonly BookingSnapshot[]): BookingId[] =>
  after.filter(({ status }) => status === 'requested').map(({ bookingId }) => bookingId);
