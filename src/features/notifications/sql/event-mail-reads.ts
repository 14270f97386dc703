import { sql } from 'kysely';
import type { EventId, Id, MemberId, OperatorId, RsvpId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { inOperator } from '@/server/db/transactions';
import type {
  AskedEventForMail,
  EventForMail,
  InvitationForMail,
  RsvpForMail,
  RsvpLinkForMail,
} from '../jobs/event-mail-facts';
import type { CommentForMail } from '../mails/event-comments-mail';
import type { MessageForMail } from '../jobs/send-event-message';

type Flat<T> = Omit<T, keyof EventForMail | 'span'> & {
  readonly event: EventForMail;
  readonly startsAt: Date;
  readonly endsAt: Date;
};
const whole = <T extends EventForMail>({ event, startsAt, endsAt, ...rest }: Flat<T>) => ({
  ...rest,
  ...event,
  span: { startsAt, endsAt },
});

type Dated = {
  readonly event: EventForMail;
  readonly dates: readonly { readonly startsAt: string; readonly endsAt: string }[];
};
function withSpans<R extends Dated>({ event, dates, ...rest }: R) {
  const spans: TimeRange[] = dates.map((one) => ({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }));
  return { ...rest, ...event, spans };
}

/** The aliases e, o, s and h name event, operator, space and host; `room` is the one of the date. */
const eventJson = (room = sql`null::text`) => sql<EventForMail>`jsonb_build_object(
  'operator', jsonb_build_object('name', o.name, 'accent', o.accent, 'slug', o.slug),
  'space', jsonb_build_object('slug', s.slug, 'name', s.name,
    'address', concat_ws(', ', nullif(s.street, ''), nullif(btrim(s.postal_code || ' ' || s.city), ''))),
  'title', e.title, 'hostName', h.display_name, 'zone', e.time_zone, 'atSpace', e.place = 'resource', 'onlineUrl', e.online_url,
  'where', case e.place when 'resource' then coalesce(${room}, s.name) when 'elsewhere' then e.place_words else 'Online' end)`;
const joins = sql`
  join operators o on o.id = e.operator_id
  join spaces s on s.operator_id = e.operator_id and s.id = e.space_id
  join members h on h.operator_id = e.operator_id and h.id = e.host_id`;
const room = sql`(select r.name from resources r where r.operator_id = d.operator_id and r.id = d.resource_id)`;
/** The ticket of the answer `a`, as it was agreed, and what was paid for it at the door; the one that somebody asks for by the link `l`. */
const ticket = sql`case when a.ticket_type_id is not null then jsonb_build_object('typeId', a.ticket_type_id, 'name', a.ticket_name,
  'each', a.price_each_minor, 'currency', a.currency, 'pays', a.pays) end`;
const paid = sql`coalesce((select sum(p.amount_minor) from rsvp_payments p where p.operator_id = a.operator_id and p.rsvp_id = a.id), 0)::float8`;
const charged = sql`exists (select from charges c where c.operator_id = a.operator_id and c.source_kind = 'ticket' and c.source_id = a.id)`;
const askedTicket = sql`(select jsonb_build_object('typeId', t.id, 'name', t.name, 'each', (l.answer -> 'ticket' -> 'each')::bigint, 'currency', t.currency, 'pays', 'door')
  from event_ticket_types t where t.operator_id = l.operator_id and t.id = (l.answer -> 'ticket' ->> 'typeId')::uuid)`;
const emailOf = (member: string) => sql`(select a.email from auth.list_member_emails(array[${sql.ref(member)}]) a)`;

/** An answer as it stands, at the address of its member or the one that was confirmed. Who has left, or walked in, has none. */
export const findRsvpForMail = async (operatorId: OperatorId, id: RsvpId): Promise<RsvpForMail | null> =>
  (await listRsvpsForMail(operatorId, [id]))[0] ?? null;

/** Several of one person, the next date first. */
export const listRsvpsForMail = (operatorId: OperatorId, ids: readonly RsvpId[]): Promise<RsvpForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    type Row = Omit<Flat<RsvpForMail>, 'was'> & {
      readonly was: { readonly startsAt: string; readonly endsAt: string; readonly where: string } | null;
    };
    const { rows } = await sql<Row>`
      select a.id as rsvp_id, ${eventJson(room)} as event, d.starts_at, d.ends_at, d.id as date_id, d.was, d.ended_words, d.status = 'stands' and e.status = 'published' as stands,
        jsonb_build_object('name', coalesce(m.display_name, a.name),
          'email', coalesce(case when m.id is null then a.email when m.status = 'active' then ${emailOf('m.person_id')} end, '')) as "to",
        a.status, a.how, a.party, ${ticket} as ticket, ${paid} as paid, ${charged} as charged, a.offer_expires_at, a.checked_in_at,
        exists (select from rsvps i where i.operator_id = a.operator_id and i.event_date_id = a.event_date_id and i.checked_in_at is not null) as door,
        a.version + d.version as sequence, greatest(a.changed_at, e.changed_at) as changed_at,
        (select count(*)::integer from rsvps w where w.operator_id = a.operator_id and w.event_date_id = a.event_date_id and w.status = 'waiting'
          and w.line_place < a.line_place) as ahead
      from rsvps a join event_dates d on d.operator_id = a.operator_id and d.id = a.event_date_id
        join events e on e.operator_id = d.operator_id and e.id = d.event_id ${joins}
        left join members m on m.operator_id = a.operator_id and m.id = a.member_id
      where a.operator_id = ${operatorId} and a.id = any (${[...ids]}::uuid[])
      order by d.starts_at, d.id
    `.execute(tx);
    return rows.map((row) => {
      const span = row.was && { startsAt: new Date(row.was.startsAt), endsAt: new Date(row.was.endsAt) };
      return whole<RsvpForMail>({ ...row, was: row.was && span ? { where: row.was.where, span } : null });
    });
  });

/** What somebody without an account asked for, and at which address. */
export const findRsvpLinkForMail = (operatorId: OperatorId, id: Id<'rsvp_link'>): Promise<RsvpLinkForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<Flat<RsvpLinkForMail>>`
      select ${eventJson(room)} as event, d.starts_at, d.ends_at, jsonb_build_object('name', l.name, 'email', l.email) as "to", l.expires_at,
        coalesce((l.answer ->> 'party')::integer, 1) as party, ${askedTicket} as ticket, l.rsvp_id is not null or d.status <> 'stands' or e.status <> 'published' as over
      from rsvp_links l join event_dates d on d.operator_id = l.operator_id and d.id = l.event_date_id
        join events e on e.operator_id = d.operator_id and e.id = d.event_id ${joins}
      where l.operator_id = ${operatorId} and l.id = ${id}
    `.execute(tx);
    return rows[0] ? whole<RsvpLinkForMail>(rows[0]) : null;
  });

/** An event with its dates, for one of those who answer, or for its host where nobody is named. */
export const findAskedEventForMail = (
  operatorId: OperatorId,
  id: EventId,
  reader: MemberId | null,
): Promise<AskedEventForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    type Row = Omit<AskedEventForMail, keyof EventForMail | 'spans'> & Pick<Dated, 'event' | 'dates'>;
    const roomOfEvent = sql`(select r.name from resources r where r.operator_id = e.operator_id and r.id = e.resource_id)`;
    const { rows } = await sql<Row>`
      select ${eventJson(roomOfEvent)} as event, e.slug, e.status, e.ended_words,
        jsonb_build_object('name', t.display_name, 'email', coalesce(${emailOf('t.person_id')}, '')) as "to",
        coalesce((select jsonb_agg(jsonb_build_object('startsAt', d.starts_at, 'endsAt', d.ends_at) order by d.starts_at)
          from event_dates d where d.operator_id = e.operator_id and d.event_id = e.id and d.status <> 'cancelled'), '[]') as dates
      from events e ${joins} join members t on t.operator_id = e.operator_id and t.id = coalesce(${reader}::uuid, e.host_id) and t.status = 'active'
      where e.operator_id = ${operatorId} and e.id = ${id}
    `.execute(tx);
    return rows[0] ? withSpans(rows[0]) : null;
  });

/** Whom an event asks to come, with the dates that are still to come; nobody where the invitation was taken back, or the member has left. */
export const findEventInvitationForMail = (
  operatorId: OperatorId,
  id: Id<'event_invitation'>,
): Promise<InvitationForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    type Row = Omit<InvitationForMail, keyof EventForMail | 'spans'> & Pick<Dated, 'event' | 'dates'>;
    const roomOfEvent = sql`(select r.name from resources r where r.operator_id = e.operator_id and r.id = e.resource_id)`;
    const { rows } = await sql<Row>`
      select ${eventJson(roomOfEvent)} as event, e.id as event_id, e.slug, i.member_id is not null as member, e.status = 'published' as stands,
        jsonb_build_object('name', coalesce(m.display_name, ''), 'email',
          coalesce(case when m.id is null then i.email when m.status = 'active' then ${emailOf('m.person_id')} end, '')) as "to",
        coalesce((select jsonb_agg(jsonb_build_object('startsAt', d.starts_at, 'endsAt', d.ends_at) order by d.starts_at)
          from event_dates d where d.operator_id = e.operator_id and d.event_id = e.id and d.status = 'stands' and d.starts_at > now()), '[]') as dates
      from event_invitations i join events e on e.operator_id = i.operator_id and e.id = i.event_id ${joins}
        left join members m on m.operator_id = i.operator_id and m.id = i.member_id
      where i.operator_id = ${operatorId} and i.id = ${id}
    `.execute(tx);
    return rows[0] ? withSpans(rows[0]) : null;
  });

/** What a host wrote, and who it was. */
export const findMessageForMail = (operatorId: OperatorId, id: Id<'event_message'>): Promise<MessageForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<MessageForMail>`
      select g.words, m.display_name as by_name from event_messages g
      join members m on m.operator_id = g.operator_id and m.id = g.sent_by
      where g.operator_id = ${operatorId} and g.id = ${id}
    `.execute(tx);
    return rows[0] ?? null;
  });

/** What others than the reader said of an event and its hosts were told of at one moment, as far as it is still there. */
export const listCommentsForMail = (
  operatorId: OperatorId,
  id: EventId,
  { reader, toldAt }: { readonly reader: MemberId; readonly toldAt: Date },
): Promise<CommentForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<CommentForMail>`
      select coalesce(m.display_name, r.name, '') as name, c.words from event_comments c
      left join members m on m.operator_id = c.operator_id and m.id = c.member_id
      left join rsvps r on r.operator_id = c.operator_id and r.id = c.rsvp_id
      where c.operator_id = ${operatorId} and c.event_id = ${id} and c.told_at = ${toldAt} and c.removed_at is null
        and c.member_id is distinct from ${reader}
      order by c.written_at, c.id limit 100
    `.execute(tx);
    return rows;
  });
