import { sql } from 'kysely';
import type { EventDateId, EventId, MemberId, PersonId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

const HOUR_MS = 3_600_000;
/** Reminded a day before; who answered in the last hours knows, and so does who comes in a moment. */
const REMIND_MS = 24 * HOUR_MS;
const KNOWS_HOURS = 6;
const LATEST_MS = HOUR_MS;
/** Thanked some time after the end; not for what was over long ago, as after an outage. */
const THANK_AFTER_MS = HOUR_MS;
const THANK_BEFORE_MS = 48 * HOUR_MS;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** Dates whose guests are to be reminded. Served by event_dates_by_time. */
export async function listDatesToRemind(tx: OperatorTx, now: Date): Promise<EventDateId[]> {
  const { rows } = await sql<{ id: EventDateId }>`
    select d.id from event_dates d join events e on e.operator_id = d.operator_id and e.id = d.event_id
    where d.operator_id = ${tx.operatorId} and d.status = 'stands' and d.starts_at > ${later(now, LATEST_MS)} and d.starts_at <= ${later(now, REMIND_MS)}
      and d.reminded_at is null and e.status = 'published'
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Dates that are over and whose guests are to be thanked. Served by event_dates_to_thank. */
export async function listDatesToThank(tx: OperatorTx, now: Date): Promise<EventDateId[]> {
  const { rows } = await sql<{ id: EventDateId }>`
    select d.id from event_dates d join events e on e.operator_id = d.operator_id and e.id = d.event_id
    where d.operator_id = ${tx.operatorId} and d.status = 'stands' and d.thanked_at is null and d.ends_at > ${later(now, -THANK_BEFORE_MS)}
      and d.ends_at <= ${later(now, -THANK_AFTER_MS)} and e.status = 'published'
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Notes that it was done; false where it was before, by another worker. */
export async function updateDateToTold(
  tx: OperatorTx,
  id: EventDateId,
  what: 'reminder' | 'thanks',
  now: Date,
): Promise<boolean> {
  const column = what === 'reminder' ? ('remindedAt' as const) : ('thankedAt' as const);
  const row = await tx
    .updateTable('eventDates')
    .set({ [column]: now })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where(column, 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type Told = { readonly rsvpId: RsvpId; readonly personId: PersonId | null };

/** Who is told of a date: who has to do with it, whom it was taken from, who comes, who was in. Nobody who left, and nobody without an address. */
export async function listTold(
  tx: OperatorTx,
  id: EventDateId,
  what: 'moved' | 'off' | 'reminder' | 'thanks',
  now: Date,
): Promise<Told[]> {
  const whom = {
    moved: sql`r.status in ('going', 'waiting', 'offered', 'asked')`,
    // A date that was left out leaves its answers as they are; one that was cancelled ends them.
    off: sql`(r.how = 'event' or r.status in ('going', 'waiting', 'offered', 'asked')) and r.checked_in_at is null`,
    reminder: sql`r.status = 'going' and r.checked_in_at is null and r.changed_at <= ${later(now, -KNOWS_HOURS * HOUR_MS)}`,
    // Where nobody was let in, whoever was going was there.
    thanks: sql`(r.checked_in_at is not null or r.status = 'going' and not exists (select from rsvps i
      where i.operator_id = r.operator_id and i.event_date_id = r.event_date_id and i.checked_in_at is not null))`,
  }[what];
  const { rows } = await sql<Told>`
    select r.id as rsvp_id, m.person_id from rsvps r left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.event_date_id = ${id} and ${whom} and (r.email is not null or m.status = 'active')
    order by r.id
  `.execute(tx);
  return rows;
}

export async function findDateVersion(
  tx: OperatorTx,
  id: EventDateId,
): Promise<{ readonly version: number; readonly status: string } | undefined> {
  return tx
    .selectFrom('eventDates')
    .select(['version', 'status'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Owners and managers, who say yes to events; and who hosts this one. */
export async function listWhoSaysYes(
  tx: OperatorTx,
): Promise<{ readonly memberId: MemberId; readonly personId: PersonId }[]> {
  return tx
    .selectFrom('members')
    .select(['id as memberId', 'personId'])
    .where('operatorId', '=', tx.operatorId)
    .where('role', 'in', ['owner', 'manager'])
    .where('status', '=', 'active')
    .execute();
}

export async function findHostPerson(tx: OperatorTx, id: EventId): Promise<PersonId | null> {
  const row = await tx
    .selectFrom('events as e')
    .innerJoin('members as m', (join) => join.onRef('m.operatorId', '=', 'e.operatorId').onRef('m.id', '=', 'e.hostId'))
    .select('m.personId')
    .where('e.operatorId', '=', tx.operatorId)
    .where('e.id', '=', id)
    .executeTakeFirst();
  return row?.personId ?? null;
}
