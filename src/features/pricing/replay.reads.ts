import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { inOperator } from '@/server/db/transactions';
import type { PricedPlace } from './domain/priced-place';
import { maySetPrices } from './pricing.access';
import type { BookedRow, ReplayInput } from './replay.contract';
import { countBooked, listBooked } from './sql/replay-reads';

/** A page of what was booked. `places` and `members` are those of the page, each once; `total` is counted with the first page alone. */
export type BookedPage = {
  readonly bookings: readonly BookedRow[];
  readonly places: readonly PricedPlace[];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly total: number | null;
  readonly next: { readonly startsAt: string; readonly id: string } | null;
};

/** What was booked in a range of days, to be priced anew: two statements a page, however long it is. @throws DomainError `auth.not_allowed` */
export async function readBooked(member: ActingMember, input: ReplayInput): Promise<BookedPage> {
  if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const total = input.after ? null : await countBooked(tx, input);
    const rows = await listBooked(tx, input);
    const places = new Map<string, PricedPlace>();
    const members = new Map<string, string>();
    const bookings = rows.map((row): BookedRow => {
      const { name, kind, groupId, groupName, floorId, floorName, timeZone, memberName, ...booking } = row;
      places.set(row.resourceId, { id: row.resourceId, name, kind, groupId, groupName, floorId, floorName, timeZone });
      members.set(row.memberId, memberName);
      return booking;
    });
    const last = bookings.length === input.limit ? bookings.at(-1) : undefined;
    return {
      ...{ bookings, total, places: [...places.values()] },
      members: [...members].map(([id, name]) => ({ id, name })),
      next: last ? { startsAt: last.startsAt.toISOString(), id: last.id } : null,
    };
  });
}
