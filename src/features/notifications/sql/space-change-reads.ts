import { sql } from 'kysely';
import type { BookingId, OperatorId, SeriesId, SpaceChangeId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { MailJobPayload } from '../notifications.contract';
import type { ChangedForMail, SpaceChangeForMail, WaitedForMail } from '../jobs/send-space-change';
import { readBookings, readManySeries } from './mail-reads';

type To = MailJobPayload<'send-space-change'>['to'];

/** Whose rows of a change are meant, by the row r and its booking b: a person's own, or those of a guest who left the same address. */
const theirs = (tx: OperatorTx, to: To) =>
  'personId' in to
    ? sql`r.person_id = ${to.personId} and b.guest_name is null`
    : sql`b.guest_email = (select g.guest_email from bookings g where g.operator_id = ${tx.operatorId} and g.id = ${to.guestOf})`;

/** One change of a space, and all that it did to one person. Null when there is no such change, or nothing of theirs in it. */
export const findSpaceChangeForMail = (
  operatorId: OperatorId,
  changeId: SpaceChangeId,
  to: To,
): Promise<SpaceChangeForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const about = await findChange(tx, changeId, to);
    if (!about) return null;
    const rows = await listRows(tx, changeId, to);
    if (rows.length === 0) return null;
    const told = rows.filter(({ decision, bookingId }) => bookingId !== null && decision !== 'kept');
    const singles = told.filter(({ seriesId }) => seriesId === null).flatMap(({ bookingId }) => bookingId ?? []);
    const seriesIds = [...new Set(told.flatMap(({ seriesId }) => seriesId ?? []))];
    return {
      ...about,
      bookings: rows.filter(({ bookingId }) => bookingId !== null).map(changedOf),
      waited: rows.filter(({ bookingId }) => bookingId === null).map(waitedOf),
      singles: singles.length > 0 ? await readBookings(tx, singles) : [],
      series: seriesIds.length > 0 ? await readManySeries(tx, seriesIds) : [],
    };
  });

async function findChange(tx: OperatorTx, changeId: SpaceChangeId, to: To) {
  type About = Omit<SpaceChangeForMail, 'bookings' | 'waited' | 'singles' | 'series'>;
  const email = sql`(select e.email from auth.list_member_emails(array[m.person_id]) e)`;
  const who =
    'personId' in to
      ? sql`select jsonb_build_object('name', m.display_name, 'guest', false, 'email', coalesce(${email}, ''))
          from members m where m.operator_id = ${tx.operatorId} and m.person_id = ${to.personId}`
      : sql`select jsonb_build_object('name', g.guest_name, 'guest', true, 'email', coalesce(g.guest_email, ''))
          from bookings g where g.operator_id = ${tx.operatorId} and g.id = ${to.guestOf}`;
  const { rows } = await sql<About>`
    select jsonb_build_object('name', o.name, 'accent', o.accent) as operator, (${who}) as member, coalesce(x.name, s.name) as resource_name,
      jsonb_build_object('name', s.name, 'zone', s.time_zone,
        'address', concat_ws(', ', nullif(s.street, ''), nullif(btrim(s.postal_code || ' ' || s.city), ''))) as space,
      c.kind, c.reason, c.details, x.name as shut_name
    from space_changes c
    join operators o on o.id = c.operator_id
    join spaces s on s.operator_id = c.operator_id and s.id = c.space_id
    left join resources x on x.operator_id = c.operator_id and x.id = c.resource_id
    where c.operator_id = ${tx.operatorId} and c.id = ${changeId}
  `.execute(tx);
  const found = rows[0];
  return found?.member ? found : null;
}

type Row = {
  readonly bookingId: BookingId | null;
  readonly seriesId: SeriesId | null;
  readonly decision: 'moved' | 'cancelled' | 'kept';
  readonly name: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly newName: string | null;
  readonly newStartsAt: Date | null;
  readonly newEndsAt: Date | null;
};

async function listRows(tx: OperatorTx, changeId: SpaceChangeId, to: To): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.booking_id, b.series_id, r.decision, coalesce(was.name, g.name, replace(w.kind, '_', ' '), '') as name,
      (r.before ->> 'startsAt')::timestamptz as starts_at, (r.before ->> 'endsAt')::timestamptz as ends_at, now_at.name as new_name,
      (r.after ->> 'startsAt')::timestamptz as new_starts_at, (r.after ->> 'endsAt')::timestamptz as new_ends_at
    from space_change_rows r
    left join bookings b on b.operator_id = r.operator_id and b.id = r.booking_id
    left join waitlist_entries w on w.operator_id = r.operator_id and w.id = r.waitlist_entry_id
    left join desk_groups g on g.operator_id = r.operator_id and g.id = w.group_id
    left join resources was on was.operator_id = r.operator_id and was.id = (r.before ->> 'resourceId')::uuid
    left join resources now_at on now_at.operator_id = r.operator_id and now_at.id = (r.after ->> 'resourceId')::uuid
    where r.operator_id = ${tx.operatorId} and r.change_id = ${changeId} and ${theirs(tx, to)}
    order by starts_at, r.id
  `.execute(tx);
  return rows;
}

const changedOf = ({ decision, name, startsAt, endsAt, newName, newStartsAt, newEndsAt }: Row): ChangedForMail => ({
  decision,
  was: { resourceName: name, span: { startsAt, endsAt } },
  is:
    newStartsAt && newEndsAt
      ? { resourceName: newName ?? name, span: { startsAt: newStartsAt, endsAt: newEndsAt } }
      : null,
});

const waitedOf = ({ decision, name, startsAt, endsAt }: Row): WaitedForMail => ({
  over: decision === 'cancelled',
  what: name,
  span: { startsAt, endsAt },
});
