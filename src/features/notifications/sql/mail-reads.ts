import { sql, type RawBuilder } from 'kysely';
import type { BookingId, CancellationId, OperatorId, SeriesId } from '@/kernel/ids';
import { quoteThatCounts } from '@/features/pricing/agreed.service';
import { instantOf, type LocalDateTime } from '@/kernel/zone';
import { inDirectory, inOperator, type OperatorTx } from '@/server/db/transactions';
import type { MailBrand } from '../domain/mail-document';
import type {
  BookingForMail,
  CancellationForMail,
  InvitationForMail,
  MailSetting,
  OccurrenceForMail,
  SeriesForMail,
  UndoForMail,
} from '../jobs/mail-facts';

const emailOfMember = sql`(select e.email from auth.list_member_emails(array[m.person_id]) e)`;
const theMember = sql`jsonb_build_object('name', m.display_name, 'email', coalesce(${emailOfMember}, ''), 'guest', false)`;
/** A guest without an account is written to where they left an address. The alias t names the booking. */
const theMemberOrGuest = sql`jsonb_build_object('name', coalesce(t.guest_name, m.display_name), 'guest', t.guest_name is not null,
  'email', coalesce(case when t.guest_name is null then ${emailOfMember} else t.guest_email end, ''))`;

/** JSON of whose booking it is, of what and where. The aliases o, m, r, s name operator, member, resource and space. */
const settingOf = (whose: RawBuilder<unknown>) => sql<MailSetting>`jsonb_build_object(
  'operator', jsonb_build_object('name', o.name, 'accent', o.accent),
  'member', ${whose},
  'resourceName', r.name,
  'space', jsonb_build_object('name', s.name, 'slugs', jsonb_build_array(o.slug, s.slug), 'zone', s.time_zone,
    'address', concat_ws(', ', nullif(s.street, ''), nullif(btrim(s.postal_code || ' ' || s.city), ''))))`;

export const settingJson = settingOf(theMember);
/** The same for a booking, which may be a guest's. */
export const bookingSettingJson = settingOf(theMemberOrGuest);

export const joins = (operatorId: OperatorId, resource = sql`t.resource_id`) => sql`
  join operators o on o.id = ${operatorId}
  join members m on m.operator_id = ${operatorId} and m.id = t.member_id
  join resources r on r.operator_id = ${operatorId} and r.id = ${resource}
  join spaces s on s.operator_id = ${operatorId} and s.id = t.space_id`;

export const findBookingForMail = (operatorId: OperatorId, bookingId: BookingId): Promise<BookingForMail | null> =>
  inOperator({ operatorId }, (tx) => readBooking(tx, bookingId));

export const readBooking = async (tx: OperatorTx, bookingId: BookingId): Promise<BookingForMail | null> =>
  (await readBookings(tx, [bookingId]))[0] ?? null;

/** What was agreed for the booking t. */
const agreedOfT = sql`(select jsonb_build_object('amount', q.amount_minor, 'currency', q.currency)
  from bookings b cross join lateral ${quoteThatCounts()} q where b.operator_id = t.operator_id and b.id = t.id)`;

/** Many at once, soonest first. */
export async function readBookings(tx: OperatorTx, ids: readonly BookingId[]): Promise<BookingForMail[]> {
  type Row = Omit<BookingForMail, keyof MailSetting | 'span'> & { setting: MailSetting; startsAt: Date; endsAt: Date };
  const { rows } = await sql<Row>`
    select t.id as booking_id, t.starts_at, t.ends_at, t.status, t.sequence, t.changed_at, t.extras, ${agreedOfT} as price,
      ${bookingSettingJson} as setting,
      case when t.booked_by <> t.member_id or t.guest_name is not null then b.display_name end as booked_by_name
    from bookings t ${joins(tx.operatorId)}
    join members b on b.operator_id = ${tx.operatorId} and b.id = t.booked_by
    where t.operator_id = ${tx.operatorId} and t.id = any (${[...ids]}::uuid[])
    order by t.starts_at, t.id
  `.execute(tx);
  return rows.map(({ setting, startsAt, endsAt, ...rest }) => ({ ...rest, ...setting, span: { startsAt, endsAt } }));
}

export const findSeriesForMail = (operatorId: OperatorId, seriesId: SeriesId): Promise<SeriesForMail | null> =>
  inOperator({ operatorId }, (tx) => readSeries(tx, seriesId));

/** The series with its first part for each time of the week, the first one first. */
export const findBlocksForMail = (operatorId: OperatorId, seriesId: SeriesId): Promise<SeriesForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<{ id: SeriesId }>`
      select id from series where operator_id = ${operatorId} and (id = ${seriesId} or (root_id = ${seriesId} and follows_id is null))
      order by block`.execute(tx);
    const ids = rows.map(({ id }) => id);
    const blocks = await readManySeries(tx, ids);
    return blocks.sort((a, b) => ids.indexOf(a.seriesId as SeriesId) - ids.indexOf(b.seriesId as SeriesId));
  });

export const readSeries = async (tx: OperatorTx, seriesId: SeriesId): Promise<SeriesForMail | null> =>
  (await readManySeries(tx, [seriesId]))[0] ?? null;

/** Many at once, each with all of its dates. Two queries. */
export async function readManySeries(tx: OperatorTx, ids: readonly SeriesId[]): Promise<SeriesForMail[]> {
  type Row = Omit<SeriesForMail, keyof MailSetting | 'occurrences' | 'bookedByName'> & {
    setting: MailSetting;
    resourceId: string;
  };
  const { rows } = await sql<Row>`
    select t.id as series_id, t.local_start, t.duration_minutes, t.rrule as rule, t.exdates, t.rdates, t.follows_id, t.sequence, t.changed_at, t.made_until, t.resource_id, ${settingJson} as setting
    from series t ${joins(tx.operatorId)}
    where t.operator_id = ${tx.operatorId} and t.id = any (${[...ids]}::uuid[])
    order by t.local_start, t.id
  `.execute(tx);
  const occurrences = await listOccurrences(tx, ids);
  return rows.map(({ setting, resourceId, ...rest }) => {
    const { zone } = setting.space;
    // Moved, given another place, or with another length than its rule gives it: calendars show it as a date of its own.
    const asRuled = ({ originalLocalStart, startsAt, endsAt, resourceId: at }: Occurrence) =>
      at === resourceId &&
      startsAt.getTime() === instantOf(originalLocalStart ?? '', zone).getTime() &&
      endsAt.getTime() - startsAt.getTime() === rest.durationMinutes * 60_000;
    return {
      ...rest,
      ...setting,
      bookedByName: null,
      occurrences: occurrences
        .filter((one) => one.seriesId === rest.seriesId)
        .map((one): OccurrenceForMail => ({
          // What was handed over is another's, and gone from here.
          status: one.leftSeries ? 'cancelled' : one.status,
          skipReason: one.skipReason,
          bookingId: one.id,
          originalStart: one.originalLocalStart as LocalDateTime,
          span: { startsAt: one.startsAt, endsAt: one.endsAt },
          changedTo: asRuled(one) ? null : { resourceName: one.name },
        })),
    };
  });
}

type Occurrence = Awaited<ReturnType<typeof listOccurrences>>[number];

const listOccurrences = (tx: OperatorTx, ids: readonly SeriesId[]) =>
  tx
    .selectFrom('bookings as b')
    .innerJoin('resources as r', (join) =>
      join.onRef('r.operatorId', '=', 'b.operatorId').onRef('r.id', '=', 'b.resourceId'),
    )
    .select([
      'b.id',
      'b.seriesId',
      'b.originalLocalStart',
      'b.startsAt',
      'b.endsAt',
      'b.status',
      'b.skipReason',
      'b.leftSeries',
      'b.resourceId',
      'r.name',
    ])
    .where('b.operatorId', '=', tx.operatorId)
    .where('b.seriesId', 'in', [...ids])
    .orderBy('b.originalLocalStart')
    .execute();

export const findCancellationForMail = (
  operatorId: OperatorId,
  id: CancellationId,
): Promise<CancellationForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const act = await readAct(tx, id);
    // What a change of a series gave back is told with the change.
    if (!act || act.scope === 'series_change') return null;
    const { scope } = act;
    const cancelled = await readCancelled(tx, act, id);
    return (
      cancelled && {
        ...cancelled,
        scope,
        undone: act.undoneAt !== null,
        cancelledByName: act.cancelledByName,
        withdrawn: Boolean(act.withdrawn),
      }
    );
  });

/** Null when the undo brought everything back: the mail of the cancellation never went, so there is nothing to say. */
export const findUndoForMail = (operatorId: OperatorId, id: CancellationId): Promise<UndoForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const act = await readAct(tx, id);
    const lost = await tx
      .selectFrom('bookings')
      .select(['startsAt', 'endsAt'])
      .where('operatorId', '=', tx.operatorId)
      .where('cancellationId', '=', id)
      .orderBy('startsAt')
      .execute();
    if (!act || lost.length === 0) return null;
    const cancelled = await readCancelled(tx, act, id);
    if (!cancelled) return null;
    const parts = cancelled.series ? [cancelled, ...cancelled.others] : [];
    const restored = parts
      .flatMap(({ series }) => series.occurrences)
      .filter((one) => one.status === 'confirmed' && one.span.startsAt > act.createdAt);
    return {
      ...cancelled,
      restored: restored.map((one) => one.span),
      notRestored: lost.map((span) => ({ span, reason: 'taken' as const })),
    };
  });

async function readAct(tx: OperatorTx, id: CancellationId) {
  return tx
    .selectFrom('cancellations as c')
    .innerJoin('bookings as b', (join) =>
      join.onRef('b.operatorId', '=', 'c.operatorId').onRef('b.id', '=', 'c.bookingId'),
    )
    .innerJoin('members as by', (join) =>
      join.onRef('by.operatorId', '=', 'c.operatorId').onRef('by.id', '=', 'c.cancelledBy'),
    )
    .select(['c.scope', 'c.bookingId', 'c.seriesId', 'c.undoneAt', 'c.createdAt'])
    .select((eb) =>
      eb
        .case()
        .when(eb.or([eb('c.cancelledBy', '<>', eb.ref('b.memberId')), eb('b.guestName', 'is not', null)]))
        .then(eb.ref('by.displayName'))
        .end()
        .as('cancelledByName'),
    )
    .select((eb) => eb.and([eb('b.requestExpiresAt', 'is not', null), eb('b.answeredAt', 'is', null)]).as('withdrawn'))
    .where('c.operatorId', '=', tx.operatorId)
    .where('c.id', '=', id)
    .executeTakeFirst();
}

async function readCancelled(
  tx: OperatorTx,
  act: { readonly bookingId: BookingId; readonly seriesId: SeriesId | null },
  id: CancellationId,
) {
  if (!act.seriesId) {
    const booking = await readBooking(tx, act.bookingId);
    return booking && { booking, series: null };
  }
  const rows = await tx
    .selectFrom('bookings')
    .select(['seriesId', 'originalLocalStart'])
    .where('operatorId', '=', tx.operatorId)
    .where('cancellationId', '=', id)
    .orderBy('originalLocalStart')
    .execute();
  const parts = (await readManySeries(tx, await listPartIds(tx, act.seriesId))).map((series) => ({
    series,
    originalStarts: rows.flatMap((row) =>
      row.seriesId === series.seriesId ? (row.originalLocalStart as LocalDateTime) : [],
    ),
  }));
  const chosen = parts.find(({ series }) => series.seriesId === act.seriesId);
  return chosen ? { booking: null, ...chosen, others: parts.filter((part) => part !== chosen) } : null;
}

async function listPartIds(tx: OperatorTx, id: SeriesId): Promise<SeriesId[]> {
  const { rows } = await sql<{ id: SeriesId }>`
    select s.id from series c join series s on s.operator_id = c.operator_id and (s.id = coalesce(c.root_id, c.id) or s.root_id = coalesce(c.root_id, c.id))
    where c.operator_id = ${tx.operatorId} and c.id = ${id}`.execute(tx);
  return rows.map((row) => row.id);
}

export const findOperatorForMail = (operatorId: OperatorId): Promise<MailBrand | null> =>
  inDirectory(async (tx) => {
    const row = await tx
      .selectFrom('directory.operators')
      .select(['name', 'accent'])
      .where('id', '=', operatorId)
      .executeTakeFirst();
    return row ?? null;
  });

export const findInvitationForMail = (
  operatorId: OperatorId,
  invitationId: string,
): Promise<InvitationForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const row = await tx
      .selectFrom('invitations as i')
      .innerJoin('operators as o', 'o.id', 'i.operatorId')
      .innerJoin('members as m', (join) =>
        join.onRef('m.operatorId', '=', 'i.operatorId').onRef('m.id', '=', 'i.invitedBy'),
      )
      .select(['i.email', 'i.role', 'i.acceptedAt', 'o.name', 'o.accent', 'm.displayName'])
      .where('i.operatorId', '=', operatorId)
      .where('i.id', '=', invitationId)
      .executeTakeFirst();
    if (!row) return null;
    const { email, role, acceptedAt, name, accent, displayName } = row;
    return { operator: { name, accent }, email, role, inviterName: displayName, accepted: acceptedAt !== null };
  });
