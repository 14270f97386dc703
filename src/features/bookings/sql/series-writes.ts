import { sql } from 'kysely';
import type { MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { BookingGuest } from '../bookings.contract';
import type { OperatorTx } from '@/server/db/transactions';

export type NewSeries = {
  readonly id: SeriesId;
  /** Which of the times of a week it is; the first has no root, the others have it as theirs. */
  readonly block: number;
  readonly rootId: SeriesId | null;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly rrule: string;
  readonly madeUntil: LocalDate;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  readonly extras: readonly BookedExtra[];
  readonly exdates: readonly LocalDateTime[];
  readonly rdates: readonly LocalDateTime[];
};

/** All times of a series, the first one first. One statement. */
export async function insertSeries(tx: OperatorTx, blocks: readonly NewSeries[]): Promise<void> {
  const { operatorId } = tx;
  await tx
    .insertInto('series')
    .values(
      blocks.map(({ exdates, rdates, guests, extras, ...rest }) => ({
        ...{ operatorId, ...rest, guests: JSON.stringify(guests), extras: JSON.stringify(extras) },
        ...{ exdates: [...exdates], rdates: [...rdates] },
      })),
    )
    .execute();
}

/** Ends, shortens or puts back a series, or marks that one of its dates changed; calendars hear of it by the raised SEQUENCE. */
export async function updateSeriesRule(
  tx: OperatorTx,
  id: SeriesId,
  change: { readonly rrule: string; readonly status: 'live' | 'ended' },
): Promise<void> {
  await tx
    .updateTable('series')
    .set((eb) => ({ ...change, sequence: eb('sequence', '+', 1), changedAt: sql<Date>`now()` }))
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** The series reaches further; calendars hear of it, because new dates may have been skipped. */
export async function updateMadeUntil(tx: OperatorTx, id: SeriesId, madeUntil: LocalDate): Promise<void> {
  await tx
    .updateTable('series')
    .set((eb) => ({ madeUntil, sequence: eb('sequence', '+', 1), changedAt: sql<Date>`now()` }))
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

const lockedRows = (tx: OperatorTx) =>
  tx
    .selectFrom('series')
    .select([
      'id',
      'spaceId',
      'resourceId',
      'memberId',
      'personId',
      'localStart',
      'timeZone',
      'durationMinutes',
      'rrule',
      'madeUntil',
      'status',
      'note',
      'rootId',
      'block',
    ])
    .select([
      sql<BookingGuest[]>`guests`.as('guests'),
      sql<BookedExtra[]>`extras`.as('extras'),
      sql<LocalDateTime[]>`exdates`.as('exdates'),
      sql<LocalDateTime[]>`rdates`.as('rdates'),
    ])
    .where('operatorId', '=', tx.operatorId)
    .forUpdate();
export type LockedSeries = NonNullable<Awaited<ReturnType<typeof findSeriesForUpdate>>>;

/** The series, locked until the transaction ends, so that the nightly extension and a change never interleave. */
export const findSeriesForUpdate = (tx: OperatorTx, id: SeriesId) =>
  lockedRows(tx).where('id', '=', id).executeTakeFirst();

/** All parts of the series that this part belongs to, from the first on, locked in the order that every change has. */
export async function listPartsForUpdate(tx: OperatorTx, id: SeriesId): Promise<LockedSeries[]> {
  const root = sql`(select coalesce(p.root_id, p.id) from series p where p.operator_id = ${tx.operatorId} and p.id = ${id})`;
  const parts = await lockedRows(tx)
    .where(sql<boolean>`(id = ${root} or root_id = ${root})`)
    .orderBy('id')
    .execute();
  return parts.sort((a, b) => (isLater(a, b) ? 1 : -1));
}

/** Whether a part comes after another of its series. */
export const isLater = (one: LockedSeries, than: LockedSeries): boolean =>
  one.localStart > than.localStart || (one.localStart === than.localStart && one.id > than.id);

/** These parts are over, from their first date to come on. */
export async function updateToEnded(tx: OperatorTx, ids: readonly SeriesId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('series')
    .set((eb) => ({ status: 'ended', sequence: eb('sequence', '+', 1), changedAt: sql<Date>`now()` }))
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .execute();
}

/** The last date of a series that is had or wanted, and the rules that it had before anything of it was given up. */
export async function findReach(
  tx: OperatorTx,
  id: SeriesId,
): Promise<{ readonly last: LocalDateTime | null; readonly rulesBefore: readonly string[] }> {
  const { rows } = await sql<{ last: LocalDateTime | null; rulesBefore: string[] }>`
    select (select max(b.original_local_start) from bookings b
        where b.operator_id = ${tx.operatorId} and b.series_id = ${id} and not b.left_series and b.status in ('confirmed', 'requested', 'skipped')) as last,
      array(select c.rrule_before from cancellations c
        where c.operator_id = ${tx.operatorId} and c.series_id = ${id} and c.rrule_before is not null
        union all select e ->> 'rrule' from cancellations c
          join series o on o.operator_id = c.operator_id and o.id = c.series_id
          join series s on s.operator_id = c.operator_id and s.id = ${id} and coalesce(s.root_id, s.id) = coalesce(o.root_id, o.id)
          cross join jsonb_array_elements(c.rules_before) e
        where c.operator_id = ${tx.operatorId} and e ->> 'id' = s.id::text) as rules_before
  `.execute(tx);
  return rows[0] ?? { last: null, rulesBefore: [] };
}

/** Live series without an end whose dates do not reach `until` yet, with what says how far they should. */
export async function listSeriesToExtend(tx: OperatorTx, until: LocalDate) {
  return tx
    .selectFrom('series as s')
    .innerJoin('resources as r', (on) =>
      on.onRef('r.operatorId', '=', 's.operatorId').onRef('r.id', '=', 's.resourceId'),
    )
    .innerJoin('members as m', (on) => on.onRef('m.operatorId', '=', 's.operatorId').onRef('m.id', '=', 's.memberId'))
    .select(['s.id', 's.spaceId', 's.resourceId', 's.memberId', 's.madeUntil', 'r.kind', 'm.role'])
    .where('s.operatorId', '=', tx.operatorId)
    .where('s.status', '=', 'live')
    .where('s.madeUntil', '<', until)
    .where('s.rrule', 'not like', '%UNTIL=%')
    .where('s.rrule', 'not like', '%COUNT=%')
    .orderBy('s.id')
    .execute();
}
