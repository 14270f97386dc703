import type { OperatorId, SeriesId } from '@/kernel/ids';
import type { JobSpec } from '@/server/jobs/enqueue';

/** Dates that came to a part of a series: by themselves, by a yes, or because they were waited for. */
export const inviteGuestsTo = (
  part: { readonly operatorId: OperatorId; readonly seriesId: SeriesId },
  dates: { readonly at: string; readonly startsAt?: readonly string[]; readonly madeAfter?: string },
): JobSpec => ({
  task: 'send-guest-series-invitations',
  payload: { operatorId: part.operatorId, seriesId: part.seriesId, dates },
});
