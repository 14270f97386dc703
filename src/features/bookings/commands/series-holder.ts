import { isStaff, type ActingMember, type Role } from '@/kernel/acting-member';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { bookingError } from '../bookings.errors';
import { findReceiver } from '../sql/receiver-reads';

/** Whose a series is, or is to be. */
export type SeriesHolder = { readonly memberId: MemberId; readonly personId: PersonId; readonly role: Role };

/**
 * Who is to have what another member has: an active member whom the asker may see.
 * @throws DomainError `booking.member_not_found`, `booking.already_theirs` where they have it.
 */
export async function getReceiver(
  tx: OperatorTx,
  by: ActingMember,
  { from, to }: { readonly from: MemberId; readonly to: MemberId },
): Promise<SeriesHolder & { readonly name: string }> {
  const found = await findReceiver(tx, to, { all: isStaff(by.role) || to === by.memberId });
  if (!found) throw bookingError('booking.member_not_found');
  const { memberId, personId, role, displayName: name } = found;
  if (memberId === from) throw bookingError('booking.already_theirs', { name });
  return { memberId, personId, role, name };
}
