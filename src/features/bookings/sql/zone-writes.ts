import { sql } from 'kysely';
import type { SeriesId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export async function listSeriesOfZone(
  tx: OperatorTx,
  spaceId: SpaceId,
  timeZone: string,
): Promise<{ id: SeriesId; rrule: string }[]> {
  return tx
    .selectFrom('series')
    .select(['id', 'rrule'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('timeZone', '=', timeZone)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The same wall-clock time in another zone; calendars hear of it by the raised SEQUENCE. */
export async function updateSeriesZone(
  tx: OperatorTx,
  series: readonly { readonly id: SeriesId; readonly rrule: string }[],
  timeZone: string,
): Promise<void> {
  if (series.length === 0) return;
  await sql`
    update series s set time_zone = ${timeZone}, rrule = w.rrule, sequence = s.sequence + 1, changed_at = now()
    from unnest(${series.map(({ id }) => id)}::uuid[], ${series.map(({ rrule }) => rrule)}::text[]) as w (id, rrule)
    where s.operator_id = ${tx.operatorId} and s.id = w.id
  `.execute(tx);
}

/** What holds no time, but may yet be wanted or come back: skipped dates, and bookings that were given back. */
export async function updateLeftoversZone(
  tx: OperatorTx,
  spaceId: SpaceId,
  zones: { readonly from: string; readonly to: string },
  now: Date,
): Promise<void> {
  const shifted = (column: string) => sql`(${sql.ref(column)} at time zone ${zones.from}) at time zone ${zones.to}`;
  await sql`
    update bookings set starts_at = ${shifted('starts_at')}, ends_at = ${shifted('starts_at')} + (ends_at - starts_at)
    where operator_id = ${tx.operatorId} and space_id = ${spaceId} and starts_at > ${now} and status in ('skipped', 'cancelled')
  `.execute(tx);
}
