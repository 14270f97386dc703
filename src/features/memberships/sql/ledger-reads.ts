import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { CreditBucket } from '../domain/credit-bucket';
import type { BucketView, StatementEntry } from '../memberships.contract';
import type { BucketId } from './ledger-writes';

/** What comes in and goes out of a bucket, as one signed sum. */
const balance = sql`sum(case when e.credit = 'member' then e.amount when e.debit = 'member' then -e.amount else 0 end)`;

type HoldingRow = Omit<CreditBucket, 'left' | 'covers' | 'expiresAt'> & {
  readonly memberId: MemberId;
  readonly left: number;
  readonly coversFrom: string | null;
  readonly coversTo: string | null;
  readonly expiresAt: string | null;
};

/**
 * What members hold that may pay something yet, in one statement, served by credit_buckets_of_member and ledger_entries_of_bucket. What the bookings in
 * `givingBack` use counts as theirs: they are priced anew.
 */
export async function listHoldings(
  tx: OperatorTx,
  memberIds: readonly MemberId[],
  now: Date,
  givingBack: readonly BookingId[] = [],
): Promise<ReadonlyMap<MemberId, CreditBucket[]>> {
  const { rows } = await sql<HoldingRow>`
    select b.member_id, b.id, b.name, b.source, b.unit, b.unlimited, b.plan_version_id, b.kinds, b.resource_ids, b.half_day_minutes, b.covers_from::text, b.covers_to::text,
      to_char(b.expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as expires_at,
      (select coalesce(${balance}, 0) + coalesce(sum(case when e.booking_id = any(${givingBack}::uuid[]) then
          case when e.debit = 'member' then e.amount else -e.amount end end), 0)
        from ledger_entries e where e.operator_id = b.operator_id and e.bucket_id = b.id)::float8 as left
    from credit_buckets b
    where b.operator_id = ${tx.operatorId} and b.member_id = any(${memberIds}::uuid[]) and (b.expires_at is null or b.expires_at > ${now})
    order by b.id
  `.execute(tx);
  const held = new Map<MemberId, CreditBucket[]>();
  for (const { memberId, coversFrom, coversTo, expiresAt, ...bucket } of rows) {
    const covers = { from: coversFrom, to: coversTo };
    const one = { ...bucket, covers, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
    held.set(memberId, [...(held.get(memberId) ?? []), one]);
  }
  return held;
}

/**
 * Every bucket that has something left, what ends first in front; those that are used up come after, the last ones. Allowances of periods to come, and what is
 * unlimited, stand with the plan that gives them.
 */
export async function listBuckets(
  tx: OperatorTx,
  memberId: MemberId,
  now: Date,
  today: LocalDate,
): Promise<BucketView[]> {
  const { rows } = await sql<BucketView>`
    select * from (
      select b.id, b.name, b.source, b.unit, b.kinds, b.covers_from::text, b.covers_to::text, b.half_day_minutes,
        to_char(b.expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as expires_at,
        sum(case when e.credit = 'member' and e.debit = 'house' then e.amount else 0 end)::float8 as given, coalesce(${balance}, 0)::float8 as left
      from credit_buckets b left join ledger_entries e on e.operator_id = b.operator_id and e.bucket_id = b.id
      where b.operator_id = ${tx.operatorId} and b.member_id = ${memberId}
        and (b.expires_at is null or b.expires_at > ${now}::timestamptz - interval '90 days')
        and not b.unlimited and (b.membership_id is null or b.covers_from <= ${today}::date)
      group by b.operator_id, b.id
    ) bucket
    order by (bucket.left = 0 or bucket.expires_at::timestamptz <= ${now}), bucket.expires_at, bucket.id
    limit 100
  `.execute(tx);
  return rows;
}

type EntryRow = Omit<StatementEntry, 'booking'> & {
  readonly resourceName: string | null;
  readonly startsAt: string | null;
  readonly timeZone: string | null;
};

/** A page of what came and went, the latest first; served by ledger_entries_of_member. */
export async function listEntries(
  tx: OperatorTx,
  memberId: MemberId,
  { before, limit, today }: { readonly before: number | null; readonly limit: number; readonly today: LocalDate },
): Promise<StatementEntry[]> {
  const { rows } = await sql<EntryRow>`
    select e.number::float8 as number, e.kind, (case when e.credit = 'member' then e.amount else -e.amount end)::float8 as amount, b.unit,
      b.name as bucket_name, e.reason, r.name as resource_name,
      to_char(k.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as starts_at, s.time_zone,
      to_char(e.made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from ledger_entries e
    join credit_buckets b on b.operator_id = e.operator_id and b.id = e.bucket_id
    left join bookings k on k.operator_id = e.operator_id and k.id = e.booking_id
    left join resources r on r.operator_id = k.operator_id and r.id = k.resource_id
    left join spaces s on s.operator_id = k.operator_id and s.id = k.space_id
    where e.operator_id = ${tx.operatorId} and e.member_id = ${memberId} and (${before}::bigint is null or e.number < ${before}::bigint)
      -- What periods to come will give is made ahead: it has not come yet.
      and not (b.covers_from is not null and b.covers_from > ${today}::date and e.made_by is null and e.kind in ('allowance', 'taken_back'))
    order by e.number desc limit ${limit}
  `.execute(tx);
  return rows.map(({ resourceName, startsAt, timeZone, ...entry }) => ({
    ...entry,
    booking: resourceName && startsAt && timeZone ? { resourceName, startsAt, timeZone } : null,
  }));
}

/** What the allowances of a membership have come to, each bucket by itself. What was taken back by hand stays taken back. */
export async function listAllowances(tx: OperatorTx, membershipId: string): Promise<AllowanceRow[]> {
  const { rows } = await sql<AllowanceRow>`
    select b.id, b.plan_version_id as version_id, b.allowance as place, b.covers_from::text as "from", b.covers_to::text as "to", b.unlimited, b.rolled_from,
      coalesce(sum(case when e.debit = 'house' then e.amount when e.kind = 'taken_back' and e.made_by is null then -e.amount end), 0)::float8 as given,
      coalesce(${balance}, 0)::float8 as left, coalesce(sum(e.amount) filter (where e.kind = 'rolled_out'), 0)::float8 as rolled_out
    from credit_buckets b left join ledger_entries e on e.operator_id = b.operator_id and e.bucket_id = b.id
    where b.operator_id = ${tx.operatorId} and b.membership_id = ${membershipId}
    group by b.operator_id, b.id order by b.covers_to, b.id
  `.execute(tx);
  return rows;
}

type AllowanceRow = {
  readonly id: BucketId;
  readonly versionId: string;
  readonly place: number;
  readonly from: string;
  readonly to: string;
  readonly unlimited: boolean;
  readonly rolledFrom: BucketId | null;
  readonly given: number;
  readonly left: number;
  readonly rolledOut: number;
};

export type FoundBucket = {
  readonly id: BucketId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly left: number;
};

export async function findBucket(tx: OperatorTx, id: BucketId): Promise<FoundBucket | null> {
  const { rows } = await sql<FoundBucket>`
    select b.id, b.member_id, m.person_id, (select coalesce(${balance}, 0) from ledger_entries e where e.operator_id = b.operator_id and e.bucket_id = b.id)::float8 as left
    from credit_buckets b join members m on m.operator_id = b.operator_id and m.id = b.member_id
    where b.operator_id = ${tx.operatorId} and b.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}
