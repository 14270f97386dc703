import { sql } from 'kysely';
import type { EventDateId, MemberId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { isEndOfLine, type Next } from '../domain/decide-rsvp';
import type { Reply } from '../domain/questions';
import type { RsvpChange } from '../domain/settle-line';
import type { AgreedTicket } from '../domain/ticket-type';

/** Who answers: what of them is written beside what was decided. */
export type Answering = {
  readonly id: RsvpId;
  readonly dateId: EventDateId;
  readonly memberId: MemberId | null;
  readonly email: string | null;
  readonly name: string;
  readonly guestNames: readonly string[];
  readonly note: string;
  readonly replies: readonly Reply[];
  readonly cameFrom: string;
  /** What is agreed anew; null leaves what was. */
  readonly ticket: AgreedTicket | null;
};

/**
 * One's own answer as it was decided, new or changed; the end of the line is behind everybody who stands in it. The caller has the date's lock.
 * @returns the version that it has from now on.
 */
export async function upsertRsvp(
  tx: OperatorTx,
  { guestNames, replies, dateId, ticket, ...who }: Answering,
  next: Next,
  done: { readonly by: MemberId | null; readonly scanId?: string | null; readonly now: Date; readonly inSince?: Date },
): Promise<number> {
  const { status, how, party, offerExpiresAt } = next;
  const last = sql<number>`(select coalesce(max(line_place), 0) + 1 from rsvps where operator_id = ${tx.operatorId} and event_date_id = ${dateId})`;
  const linePlace = isEndOfLine(next.linePlace) ? last : next.linePlace;
  const door =
    next.checkedIn === 'now'
      ? { checkedInAt: done.inSince ?? done.now, checkedInBy: done.by, scanId: done.scanId ?? null }
      : next.checkedIn === 'undone'
        ? { checkedInAt: null, checkedInBy: null, scanId: null }
        : {};
  const agreed = ticket
    ? {
        ...{ ticketTypeId: ticket.typeId, ticketName: ticket.name, priceEachMinor: ticket.each },
        ...{ currency: ticket.currency, pays: ticket.pays },
      }
    : {};
  const set = {
    ...agreed,
    ...{ status, how, party, offerExpiresAt, linePlace, note: who.note, replies: JSON.stringify(replies), ...door },
    guestNames: guestNames.slice(0, party - 1),
    changedAt: done.now,
  };
  const { version } = await tx
    .insertInto('rsvps')
    .values({ operatorId: tx.operatorId, eventDateId: dateId, ...who, ...set, createdAt: done.now })
    .onConflict((clash) =>
      clash
        .columns(['operatorId', 'id'])
        .doUpdateSet({ ...set, name: who.name, version: sql<number>`rsvps.version + 1` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** What becomes of others in line, in one statement; answers their versions from now on. */
export async function updateLine(
  tx: OperatorTx,
  changes: readonly RsvpChange<RsvpId>[],
  now: Date,
): Promise<ReadonlyMap<RsvpId, number>> {
  if (changes.length === 0) return new Map();
  const { rows } = await sql<{ id: RsvpId; version: number }>`
    update rsvps r set status = w.status, how = w.how, line_place = w."linePlace", offer_expires_at = w."offerExpiresAt", version = r.version + 1,
      changed_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as w (id uuid, status text, how text, "linePlace" integer, "offerExpiresAt" timestamptz)
    where r.operator_id = ${tx.operatorId} and r.id = w.id
    returning r.id, r.version
  `.execute(tx);
  return new Map(rows.map(({ id, version }) => [id, version]));
}
