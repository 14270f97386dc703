import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { RequestSubject } from '../bookings.facts';

export type Answered = {
  readonly status: 'confirmed' | 'declined';
  readonly by: MemberId;
  readonly at: Date;
  readonly note: string;
};

/** Writes the answer to requests, which the caller has locked. `releaseAt` counts from the answer: who hears late has as long to come. */
export async function updateToAnswered(
  tx: OperatorTx,
  rows: readonly { readonly id: BookingId; readonly releaseAt: Date | null }[],
  { status, by, at, note }: Answered,
): Promise<void> {
  await sql`
    update bookings b set status = ${status}, answered_by = ${by}, answered_at = ${at}, answer_note = ${note}, release_at = a.release_at,
      sequence = b.sequence + 1, changed_at = now()
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.releaseAt)}::timestamptz[]) as a (id, release_at)
    where b.operator_id = ${tx.operatorId} and b.id = a.id and b.status = 'requested'
  `.execute(tx);
}

export type LapsedRow = {
  readonly id: BookingId;
  readonly spaceId: SpaceId;
  readonly personId: PersonId;
  readonly requestExpiresAt: Date;
};

/** What nobody answered in time has lapsed, by compare-and-swap: an answer that came first stays. */
export async function updateToLapsed(tx: OperatorTx, subject: RequestSubject, now: Date): Promise<LapsedRow[]> {
  const which = 'seriesId' in subject ? sql`series_id = ${subject.seriesId}` : sql`id = ${subject.bookingId}`;
  const { rows } = await sql<LapsedRow>`
    update bookings set status = 'lapsed', sequence = sequence + 1, changed_at = now()
    where operator_id = ${tx.operatorId} and ${which} and status = 'requested' and request_expires_at <= ${now}
    returning id, space_id, person_id, request_expires_at
  `.execute(tx);
  return rows;
}
