import { sql } from 'kysely';
import type { OperatorId, SeriesChangeId } from '@/kernel/ids';
import type { SeriesSnapshot } from '@/features/bookings/domain/series-snapshot';
import { inOperator } from '@/server/db/transactions';
import type { SeriesChangeForMail } from '../jobs/send-series-mails';
import { readManySeries } from './mail-reads';

type Act = {
  readonly undone: boolean;
  readonly changedByName: string | null;
  readonly before: SeriesSnapshot;
  readonly after: SeriesSnapshot;
};

/** One act of changing a series, with the parts that it touched as they are by now. */
export const findSeriesChangeForMail = (
  operatorId: OperatorId,
  id: SeriesChangeId,
): Promise<SeriesChangeForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<Act>`
      select c.undone_at is not null as undone, case when c.changed_by <> s.member_id then m.display_name end as changed_by_name, c.before, c.after
      from series_changes c join members m on m.operator_id = c.operator_id and m.id = c.changed_by
      join series s on s.operator_id = c.operator_id and s.id = c.series_id
      where c.operator_id = ${operatorId} and c.id = ${id}`.execute(tx);
    const act = rows[0];
    if (!act) return null;
    const series = await readManySeries(
      tx,
      act.after.parts.map((part) => part.id),
    );
    const had = new Map(act.before.dates.map((one) => [one.bookingId, one]));
    const gone = act.after.dates
      .filter(({ status }) => status === 'cancelled')
      .flatMap((one) => had.get(one.bookingId) ?? []);
    const [first] = act.before.parts;
    return {
      undone: act.undone,
      changedByName: act.changedByName,
      ruleBefore: first ? { rule: first.rrule, localStart: first.localStart } : null,
      series,
      givenBack: gone
        .filter(({ status }) => status === 'confirmed')
        .map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })),
    };
  });
