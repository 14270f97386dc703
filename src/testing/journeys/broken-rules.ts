import { sql } from 'kysely';
import type { OperatorId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '../as-owner';

/** The rules that a random house was given, as plainly as they can be checked afterwards. */
export type CheckedRules = {
  readonly bufferMinutes: number;
  readonly noneBetweenOwn: boolean;
  readonly hoursPerDay: number | null;
  readonly atOnce: number | null;
  readonly stepMinutes: number | null;
  readonly timeZone: string;
};

/**
 * Every booking that stands against a rule without an override, in words: asked of the tables, with sums of its own and none of the judges that booked.
 * Bookings of guests are under no member's limit.
 */
export async function brokenRules(operatorId: OperatorId, rules: CheckedRules): Promise<string[]> {
  return inOperator({ operatorId }, async (tx) => {
    const broken: string[] = [];
    const live = sql`b.operator_id = ${operatorId} and b.status in ('confirmed', 'requested')`;
    if (rules.stepMinutes !== null) {
      const { rows } = await sql<{ id: string }>`
        select b.id from bookings b where ${live} and b.override_reason is null and (
          extract(epoch from (b.starts_at at time zone ${rules.timeZone})::time)::integer % (${rules.stepMinutes}::integer * 60) <> 0
          or (extract(epoch from b.ends_at - b.starts_at)::integer) % (${rules.stepMinutes}::integer * 60) <> 0)`.execute(
        tx,
      );
      broken.push(...rows.map(({ id }) => `${id} is off the grid`));
    }
    if (rules.hoursPerDay !== null) {
      const { rows } = await sql<{ memberId: string; day: string; minutes: number }>`
        select b.member_id, d.day::text, sum(extract(epoch from least(b.ends_at, upper(d.span)) - greatest(b.starts_at, lower(d.span))) / 60)::float8 as minutes
        from bookings b
        cross join lateral (
          select day, tstzrange(day::timestamp at time zone ${rules.timeZone}, (day + 1)::timestamp at time zone ${rules.timeZone}) as span
          from generate_series((b.starts_at at time zone ${rules.timeZone})::date, (b.ends_at at time zone ${rules.timeZone})::date, interval '1 day') as g (at)
          cross join lateral (select g.at::date as day) as as_date
        ) d
        where ${live} and b.guest_name is null and b.starts_at < upper(d.span) and b.ends_at > lower(d.span)
        group by 1, 2
        having bool_and(b.override_reason is null) and sum(extract(epoch from least(b.ends_at, upper(d.span)) - greatest(b.starts_at, lower(d.span)))) > ${rules.hoursPerDay}::float8 * 3600`.execute(
        tx,
      );
      broken.push(...rows.map((row) => `${row.memberId} has ${row.minutes} minutes on ${row.day}`));
    }
    if (rules.bufferMinutes > 0) {
      const { rows } = await sql<{ one: string; other: string }>`
        with leaf (resource_id, leaf_id) as (
          with recursive tree (resource_id, part_id) as (
            select id, id from resources where operator_id = ${operatorId}
            union select t.resource_id, p.part_id from tree t join resource_parts p on p.operator_id = ${operatorId} and p.whole_id = t.part_id
          ) select t.resource_id, t.part_id from tree t
          where not exists (select 1 from resource_parts p where p.operator_id = ${operatorId} and p.whole_id = t.part_id)
        ), held as (
          select b.id, b.member_id, b.guest_name, l.leaf_id, b.starts_at, b.ends_at from bookings b join leaf l on l.resource_id = b.resource_id
          where ${live} and (b.status = 'confirmed' or b.request_expires_at > now())
        )
        select a.id as one, c.id as other from held a join held c on c.leaf_id = a.leaf_id and c.starts_at >= a.ends_at and a.id <> c.id
        where c.starts_at - a.ends_at < make_interval(mins => ${rules.bufferMinutes}::integer)
          and not (${rules.noneBetweenOwn}::boolean and a.member_id = c.member_id and a.guest_name is null and c.guest_name is null)`.execute(
        tx,
      );
      broken.push(...rows.map(({ one, other }) => `${one} and ${other} stand too close`));
    }
    if (rules.atOnce !== null) {
      const { rows } = await sql<{ memberId: string; n: number }>`
        select b.member_id, count(distinct coalesce(b.series_id, b.id))::integer as n from bookings b
        where ${live} and b.guest_name is null and b.override_reason is null and b.ends_at > b.created_at
        group by 1 having count(distinct coalesce(b.series_id, b.id)) > ${rules.atOnce}::integer`.execute(tx);
      broken.push(...rows.map((row) => `${row.memberId} has ${row.n} at once`));
    }
    return broken;
  });
}

/** Mails and notices that are owed twice: two jobs of one task about the same thing. Nudges have a version each and may be many. */
export async function owedTwice(operatorId: OperatorId): Promise<string[]> {
  const rows = await asOwner<{ task: string; payload: string }>(
    `select j.task_identifier as task, (p.payload::jsonb - 'noticeId')::text as payload
     from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
     where p.payload ->> 'operatorId' = $1 and j.task_identifier like 'send-%' group by 1, 2 having count(*) > 1`,
    [operatorId],
  );
  return rows.map(({ task, payload }) => `${task} twice: ${payload}`);
}
