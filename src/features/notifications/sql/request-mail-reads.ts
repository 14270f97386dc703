import { sql, type RawBuilder } from 'kysely';
import type { BookingId, MemberId, OperatorId, SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDateTime } from '@/kernel/zone';
import type { RequestOutcome, RequestSubject } from '@/features/bookings/bookings.facts';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { MailSetting } from '../jobs/mail-facts';
import type { NoShowForMail, OutcomeForMail, RequestForMail, RequestToAnswer } from '../jobs/request-mail-facts';
import { joins, readBooking, readSeries, settingJson } from './mail-reads';

const ofSubject = (subject: RequestSubject): RawBuilder<unknown> =>
  'seriesId' in subject
    ? sql`t.series_id = ${subject.seriesId} and not t.left_series`
    : sql`t.id = ${subject.bookingId}`;

/** The request while it can still be answered, or null. */
export const findRequestForMail = (operatorId: OperatorId, subject: RequestSubject): Promise<RequestForMail | null> =>
  inOperator({ operatorId }, (tx) => readRequest(tx, subject));

/** The same for one of those who may answer, with where to write to them; null too where they run the space no more. */
export const findRequestToAnswer = (
  operatorId: OperatorId,
  subject: RequestSubject,
  memberId: MemberId,
): Promise<RequestToAnswer | null> =>
  inOperator({ operatorId }, async (tx) => {
    const request = await readRequest(tx, subject);
    const { rows } = await sql<RequestToAnswer['answerer']>`
      select m.display_name as name, (select e.email from auth.list_member_emails(array[m.person_id]) e) as email from members m
      where m.operator_id = ${operatorId} and m.id = ${memberId} and m.status = 'active' and m.role in ('owner', 'manager', 'front_desk')
    `.execute(tx);
    const [answerer] = rows;
    return request && answerer ? { ...request, answerer } : null;
  });

async function readRequest(tx: OperatorTx, subject: RequestSubject): Promise<RequestForMail | null> {
  type Row = TimeRange &
    Pick<RequestForMail, 'bookingId' | 'note' | 'guests' | 'expiresAt' | 'operatorSlug' | 'spaceSlug'> & {
      setting: MailSetting;
    };
  const { rows } = await sql<Row>`
    select t.id as booking_id, t.starts_at, t.ends_at, t.note, jsonb_array_length(t.guests) as guests, t.request_expires_at as expires_at,
      o.slug as operator_slug, s.slug as space_slug, ${settingJson} as setting
    from bookings t ${joins(tx.operatorId)}
    where t.operator_id = ${tx.operatorId} and ${ofSubject(subject)} and t.status = 'requested' and t.request_expires_at > now()
    order by t.starts_at
  `.execute(tx);
  const [first] = rows;
  if (!first) return null;
  const series = 'seriesId' in subject ? await readSeries(tx, subject.seriesId) : null;
  const { setting, startsAt: _from, endsAt: _to, ...rest } = first;
  return { ...rest, ...setting, spans: rows.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })), series };
}

/** What was answered, or lapsed, at that moment, as it stands now; null where it stands so no more. */
export const findOutcomeForMail = (
  operatorId: OperatorId,
  subject: RequestSubject,
  outcome: RequestOutcome,
  at: Date,
): Promise<OutcomeForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const then =
      outcome === 'lapsed'
        ? sql`t.status = 'lapsed' and t.request_expires_at <= ${at}`
        : sql`t.status = ${outcome === 'approved' ? 'confirmed' : 'declined'} and t.answered_at = ${at}`;
    type Row = TimeRange & { id: BookingId; seriesId: SeriesId | null; note: string; byName: string | null };
    const { rows } = await sql<Row>`
      select t.id, case when not t.left_series then t.series_id end as series_id, t.starts_at, t.ends_at, t.answer_note as note, w.display_name as by_name
      from bookings t left join members w on w.operator_id = ${operatorId} and w.id = t.answered_by
      where t.operator_id = ${operatorId} and ${ofSubject(subject)} and ${then}
      order by t.starts_at
    `.execute(tx);
    const [first] = rows;
    const booking = first && (await readBooking(tx, first.id));
    if (!first || !booking) return null;
    const series = first.seriesId ? await readSeries(tx, first.seriesId) : null;
    const spans = rows.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
    return { booking, series, spans, note: first.note, byName: first.byName };
  });

/** A booking to which nobody came, and until when they could have. */
export const findNoShowForMail = (operatorId: OperatorId, bookingId: BookingId): Promise<NoShowForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const booking = await readBooking(tx, bookingId);
    const row = await tx
      .selectFrom('bookings')
      .select(['seriesId', 'leftSeries', 'originalLocalStart', 'releaseAt', 'changedAt'])
      .where('operatorId', '=', operatorId)
      .where('id', '=', bookingId)
      .where('status', '=', 'no_show')
      .executeTakeFirst();
    if (!booking || !row?.releaseAt) return null;
    const series = row.seriesId && !row.leftSeries ? await readSeries(tx, row.seriesId) : null;
    const { releaseAt, changedAt } = row;
    return {
      booking,
      series: series && { series, originalStart: row.originalLocalStart as LocalDateTime },
      by: releaseAt,
      releasedAt: changedAt,
    };
  });
