import { sql } from 'kysely';
import type { BookingId, Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { CreditBucket } from '../domain/credit-bucket';
import type { LEDGER_KINDS } from '../memberships.contract';
import { spentMeanwhile } from '../memberships.errors';

export type BucketId = Id<'credit_bucket'>;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** A bucket with what fills it. */
export type NewBucket = Omit<CreditBucket, 'left' | 'id' | 'covers' | 'planVersionId'> & {
  readonly id: BucketId;
  readonly memberId: MemberId;
  readonly covers?: CreditBucket['covers'];
  readonly currency: string | null;
  readonly amount: number;
  readonly kind: LedgerKind;
  readonly madeBy: MemberId | null;
  readonly reason: string;
  readonly allowance?: {
    readonly membershipId: string;
    readonly planVersionId: string;
    readonly place: number;
    /** The bucket of which the rest goes into it. */
    readonly rolledFrom: BucketId | null;
  };
};

/**
 * Makes buckets and fills them, in one statement. An allowance that its period has given already is left as it is.
 */
export async function insertBuckets(tx: OperatorTx, buckets: readonly NewBucket[]): Promise<void> {
  if (buckets.length === 0) return;
  const rows = buckets.map(({ covers, allowance, ...one }) => ({
    ...one,
    ...{ coversFrom: covers?.from ?? null, coversTo: covers?.to ?? null },
    ...{ membershipId: allowance?.membershipId ?? null, place: allowance?.place ?? null },
    ...{ planVersionId: allowance?.planVersionId ?? null, rolledFrom: allowance?.rolledFrom ?? null },
  }));
  await sql`
    with wished as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (id uuid, "memberId" uuid, source text, unit text, name text,
        currency text, kinds jsonb, "resourceIds" jsonb, "coversFrom" date, "coversTo" date, "expiresAt" timestamptz, "halfDayMinutes" integer,
        "membershipId" uuid, "planVersionId" uuid, "rolledFrom" uuid, unlimited boolean, place smallint, amount bigint, kind text, "madeBy" uuid,
        reason text)
    ), made as (
      insert into credit_buckets (operator_id, id, member_id, source, unit, name, currency, kinds, resource_ids, covers_from, covers_to, expires_at,
        half_day_minutes, membership_id, plan_version_id, rolled_from, unlimited, allowance)
      select ${tx.operatorId}, id, "memberId", source, unit, name, currency, array(select jsonb_array_elements_text(kinds)),
        array(select jsonb_array_elements_text("resourceIds")::uuid), "coversFrom", "coversTo", "expiresAt", coalesce("halfDayMinutes", 240),
        "membershipId", "planVersionId", "rolledFrom", coalesce(unlimited, false), place
      from wished order by "membershipId", "coversFrom", place
      on conflict do nothing
      returning id
    )
    insert into ledger_entries (operator_id, bucket_id, member_id, kind, debit, credit, amount, made_by, reason)
    select ${tx.operatorId}, w.id, w."memberId", w.kind, 'house', 'member', w.amount, w."madeBy", w.reason
    from wished w join made on made.id = w.id where w.amount > 0
  `.execute(tx);
}

/** Puts more into buckets that are there: what an allowance has become, or what more is rolled over. */
export async function insertGiven(
  tx: OperatorTx,
  memberId: MemberId,
  all: readonly { readonly bucketId: BucketId; readonly amount: number; readonly kind: 'allowance' | 'rolled_in' }[],
): Promise<void> {
  if (all.length === 0) return;
  await sql`
    insert into ledger_entries (operator_id, bucket_id, member_id, kind, debit, credit, amount)
    select ${tx.operatorId}, "bucketId", ${memberId}::uuid, kind, 'house', 'member', amount
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as t ("bucketId" uuid, kind text, amount bigint)
  `.execute(tx);
}

export type TakenOut = {
  readonly bucketId: BucketId;
  readonly memberId: MemberId;
  readonly amount: number;
  readonly kind: 'expired' | 'taken_back' | 'rolled_out';
  readonly madeBy: MemberId | null;
  readonly reason: string;
};

/** Takes out of buckets. @throws DomainError `credits.spent_meanwhile` where one has less */
export async function insertTakenOut(tx: OperatorTx, all: readonly TakenOut[]): Promise<void> {
  if (all.length === 0) return;
  await neverBelowZero(
    sql`
      insert into ledger_entries (operator_id, bucket_id, member_id, kind, debit, credit, amount, made_by, reason)
      select ${tx.operatorId}, "bucketId", "memberId", kind, 'member', case kind when 'expired' then 'lapsed' else 'house' end, amount, "madeBy", reason
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as t ("bucketId" uuid, "memberId" uuid, kind text, amount bigint,
        "madeBy" uuid, reason text)
      order by "bucketId"
    `.execute(tx),
  );
}

/** What a booking uses of buckets; nothing where it uses none. */
export type CreditsOfBooking = {
  readonly bookingId: BookingId;
  readonly uses: readonly { readonly bucketId: string; readonly used: number }[];
};

/**
 * Brings what bookings have used to what they use now: the difference is spent, or goes back to the bucket that it came from. Twice it changes
 * nothing. One statement. @throws DomainError `credits.spent_meanwhile` where a bucket has less
 */
export async function settleUses(tx: OperatorTx, bookings: readonly CreditsOfBooking[]): Promise<number> {
  if (bookings.length === 0) return 0;
  const wanted = bookings.flatMap(({ bookingId, uses }) => uses.map((use) => ({ bookingId, ...use })));
  const ids = bookings.map(({ bookingId }) => bookingId);
  const written = await neverBelowZero(
    sql`
      with want as (
        select "bookingId" as booking_id, "bucketId" as bucket_id, sum(used) as used
        from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("bookingId" uuid, "bucketId" uuid, used bigint)
        group by 1, 2
      ), have as (
        select booking_id, bucket_id, sum(case when debit = 'member' then amount else -amount end) as used
        from ledger_entries where operator_id = ${tx.operatorId} and booking_id = any(${ids}::uuid[])
        group by 1, 2
      ), difference as (
        select booking_id, bucket_id, coalesce(want.used, 0) - coalesce(have.used, 0) as more
        from want full join have using (booking_id, bucket_id)
      )
      insert into ledger_entries (operator_id, bucket_id, member_id, kind, debit, credit, amount, booking_id)
      select ${tx.operatorId}, d.bucket_id, b.member_id, case when more > 0 then 'spent' else 'returned' end,
        case when more > 0 then 'member' else 'used' end, case when more > 0 then 'used' else 'member' end, abs(more), d.booking_id
      from difference d join credit_buckets b on b.operator_id = ${tx.operatorId} and b.id = d.bucket_id
      where more <> 0 order by d.bucket_id
    `.execute(tx),
  );
  return Number(written.numAffectedRows ?? 0n);
}

async function neverBelowZero<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'ledger_never_below_zero') throw spentMeanwhile();
    throw error;
  }
}
