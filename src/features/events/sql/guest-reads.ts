import { sql } from 'kysely';
import type { EventDateId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Guest, Guests, GuestsInput } from '../event-pages.contract';
import { PAID_OF_RSVP } from './payment-reads';
import { TICKET_OF_RSVP } from './ticket-reads';

export type GuestRow = Omit<Guest, 'offerExpiresAt' | 'checkedInAt'> & {
  readonly rsvpId: RsvpId;
  readonly offerExpiresAt: Date | null;
  readonly checkedInAt: Date | null;
  /** Who asks first, then who was offered a place and who waits, in line; then who comes; at the end who does not. */
  readonly place: number;
};

const PLACE = sql`case r.status when 'asked' then r.line_place when 'offered' then 100000 + r.line_place when 'waiting' then 200000 + r.line_place
  when 'going' then 400000 else 500000 end`;

/** A page of the answers to a date, found by a part of a name. */
export async function listGuests(
  tx: OperatorTx,
  { dateId, q, show, cursor }: Pick<GuestsInput, 'dateId' | 'q' | 'show' | 'cursor'>,
  most: number,
): Promise<GuestRow[]> {
  const shown = {
    all: sql`true`,
    going: sql`r.status = 'going'`,
    line: sql`r.status in ('asked', 'waiting', 'offered')`,
    in: sql`r.checked_in_at is not null`,
  }[show];
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<GuestRow>`
    select * from (
      select r.id as rsvp_id, coalesce(m.display_name, r.name) as name, r.member_id is not null as member, r.email, r.status, r.how, r.party, r.guest_names,
        r.note, r.replies, r.offer_expires_at, r.checked_in_at, ${TICKET_OF_RSVP} as ticket, ${PAID_OF_RSVP} as paid, ${PLACE} as place
      from rsvps r left join members m on m.operator_id = r.operator_id and m.id = r.member_id
      where r.operator_id = ${tx.operatorId} and r.event_date_id = ${dateId} and ${shown}
        and (${q} = '' or coalesce(m.display_name, r.name) ilike ${like} or exists (select from unnest(r.guest_names) as g where g ilike ${like}))
    ) g where ${cursor ? sql`(g.place, g.name, g.rsvp_id) > (${cursor.place}, ${cursor.name}, ${cursor.id}::uuid)` : sql`true`}
    order by g.place, g.name, g.rsvp_id limit ${most}
  `.execute(tx);
  return rows;
}

/** How many come, are in, wait, were offered a place and asked: people, guests counted. */
export async function sumGuests(tx: OperatorTx, dateId: EventDateId): Promise<Guests['sums']> {
  const { rows } = await sql<Guests['sums']>`
    select coalesce(sum(party) filter (where status = 'going'), 0)::integer as going,
      coalesce(sum(party) filter (where checked_in_at is not null), 0)::integer as "in",
      coalesce(sum(party) filter (where status = 'waiting'), 0)::integer as waiting,
      coalesce(sum(party) filter (where status = 'offered' and offer_expires_at > now()), 0)::integer as offered,
      coalesce(sum(party) filter (where status = 'asked'), 0)::integer as asked
    from rsvps where operator_id = ${tx.operatorId} and event_date_id = ${dateId}
  `.execute(tx);
  return rows[0] ?? { going: 0, in: 0, waiting: 0, offered: 0, asked: 0 };
}
