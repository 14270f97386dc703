import { sql } from 'kysely';
import type { MemberId, OperatorId, SeriesChangeId } from '@/kernel/ids';
import type { SeriesSnapshot } from '@/features/bookings/domain/series-snapshot';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { HandedOverForMail, SeriesChangeForMail } from '../jobs/send-series-mails';
import { readBookings, readManySeries } from './mail-reads';

type Act = {
  readonly undone: boolean;
  readonly changedByName: string | null;
  readonly memberId: MemberId;
  readonly seriesId: string;
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
      select c.undone_at is not null as undone, case when c.changed_by <> s.member_id then m.display_name end as changed_by_name, s.member_id, c.series_id, c.before, c.after
      from series_changes c join members m on m.operator_id = c.operator_id and m.id = c.changed_by
      join series s on s.operator_id = c.operator_id and s.id = c.series_id
      where c.operator_id = ${operatorId} and c.id = ${id}`.execute(tx);
    const act = rows[0];
    if (!act) return null;
    const isOwn = isOfChosenTime(act);
    const { own, handedOver } = await readParts(tx, act);
    const { kept, repeated } = await readAlone(tx, act);
    const had = new Map(act.before.dates.map((one) => [one.bookingId, one]));
    const gone = act.after.dates
      .filter(({ status }) => status === 'cancelled')
      .flatMap((one) => had.get(one.bookingId) ?? []);
    const first = act.before.parts.find(({ id }) => isOwn(id));
    return {
      undone: act.undone,
      changedByName: act.changedByName,
      ruleBefore: first ? { rule: first.rrule, localStart: first.localStart } : null,
      series: own,
      handedOver,
      kept,
      repeated,
      givenBack: gone
        .filter(({ status }) => status === 'confirmed')
        .map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })),
    };
  });

/** Whether a part is of the time of the week that was changed. */
function isOfChosenTime({ seriesId, after }: Act): (id: string) => boolean {
  const blocks = new Map<string, number>(after.parts.map((part) => [part.id, part.block]));
  return (id) => blocks.get(id) === blocks.get(seriesId);
}

/** The parts of whoever had the series, and what somebody else has of it by this act. */
async function readParts(tx: OperatorTx, act: Act) {
  const { before, after, memberId, changedByName } = act;
  const found = await readManySeries(
    tx,
    after.parts.map((part) => part.id),
  );
  // The time of the week that was chosen comes last: it is the one that the mail speaks of.
  const isOwn = isOfChosenTime(act);
  const read = [...found.filter((one) => !isOwn(one.seriesId)), ...found.filter((one) => isOwn(one.seriesId))];
  const theirs = new Set(
    after.dates.flatMap((one) => (one.memberId && one.memberId !== memberId && !one.leftSeries ? one.partId : [])),
  );
  if (theirs.size === 0) return { own: read, handedOver: null };
  const old = new Set<string>(before.parts.map(({ id }) => id));
  const series = read.filter(({ seriesId }) => !old.has(seriesId));
  const handedOver: HandedOverForMail | null = series[0]
    ? { to: series[0].member, byName: changedByName, series }
    : null;
  return { own: read.filter(({ seriesId }) => old.has(seriesId)), handedOver };
}

/** What left the series by this act, and what came into it, each a booking by itself before or since. */
async function readAlone(tx: OperatorTx, { before, after }: Act) {
  const [was, is] = [before, after].map(
    ({ dates }) => new Set(dates.flatMap((one) => (one.leftSeries || one.partId === null ? one.bookingId : []))),
  );
  const found = await readBookings(tx, [...new Set([...(was ?? []), ...(is ?? [])])]);
  const isIn = (set: ReadonlySet<string> | undefined, { bookingId }: { bookingId: string }) => set?.has(bookingId);
  return {
    kept: found.filter((one) => isIn(is, one) && !isIn(was, one)),
    repeated: found.find((one) => isIn(was, one) && !isIn(is, one)) ?? null,
  };
}
