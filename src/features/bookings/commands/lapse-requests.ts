import type { OperatorId } from '@/kernel/ids';
import { releaseTime } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import type { BookingFact, RequestSubject } from '../bookings.facts';
import { updateToLapsed } from '../sql/request-writes';
import { findSeriesForUpdate, updateSeriesRule } from '../sql/series-writes';

/**
 * Nobody answered in time: the request, or all open dates of a series, come to nothing. Their time was free already when it expired; now the
 * calendar of the space says so too, and whoever asked is told once. Safe to run twice and beside an answer: whichever is first stays. Answers how
 * many dates.
 */
export function lapseRequest(operatorId: OperatorId, subject: RequestSubject, now = new Date()): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const series = 'seriesId' in subject ? await findSeriesForUpdate(tx, subject.seriesId) : undefined;
    const lapsed = await updateToLapsed(tx, subject, now);
    const [first] = lapsed;
    if (!first) return 0;
    await releaseTime(
      tx,
      lapsed.map((row) => row.id),
    );
    // Nobody said yes to all of it: what was given stays, and it makes no more dates by itself.
    if (series) await updateSeriesRule(tx, series.id, { rrule: series.rrule, status: 'ended' });
    const { spaceId, personId } = first;
    const until = new Date(Math.max(...lapsed.map((row) => row.requestExpiresAt.getTime())));
    const at = until.toISOString();
    const fact: BookingFact = { type: 'request.lapsed', operatorId, spaceId, personId, subject, at };
    await record(tx, {
      audit: [
        {
          action: 'request.lapsed',
          subjectKind: series ? 'series' : 'booking',
          subjectId: series?.id ?? first.id,
          details: { dates: lapsed.length },
        },
      ],
      facts: [fact],
    });
    return lapsed.length;
  });
}
