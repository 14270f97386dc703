import type { TimeRange } from '@/kernel/time-range';
import { dayRange, localDateOf } from '@/kernel/zone';
import type { RequestView } from '../requests.contract';
import type { BookingStatus } from '../bookings.contract';
import { wordsOf } from './booking-views';

type Row = TimeRange &
  Pick<
    RequestView,
    'memberId' | 'memberName' | 'role' | 'resourceId' | 'resourceName' | 'resourceKind' | 'dates' | 'note' | 'guests'
  > & {
    readonly id: string;
    readonly status: BookingStatus;
    readonly seriesId: string | null;
    readonly rrule: string | null;
    readonly seriesLocalStart: string | null;
    readonly createdAt: Date;
    readonly requestExpiresAt: Date;
    readonly answeredByName: string | null;
    readonly answeredAt: Date | null;
    readonly answerNote: string;
  };

type Held = TimeRange & {
  readonly kind: RequestView['around'][number]['what'];
  readonly buffer: boolean;
  readonly bookingId: string | null;
  readonly displayName: string | null;
  readonly reason: string | null;
};

/** What became of a request. One that was approved and cancelled afterwards was approved. */
export function stateOf(row: Pick<Row, 'status' | 'answeredAt' | 'requestExpiresAt'>, now: Date): RequestView['state'] {
  if (row.status === 'requested') return row.requestExpiresAt > now ? 'open' : 'lapsed';
  if (row.status === 'declined' || row.status === 'lapsed') return row.status;
  return row.status === 'cancelled' && !row.answeredAt ? 'withdrawn' : 'approved';
}

/** The local day around a request's first date: what else the place is held for then helps to decide. */
export const dayAround = ({ startsAt }: TimeRange, timeZone: string): TimeRange =>
  dayRange(localDateOf(startsAt, timeZone), timeZone);

/** A request for the eyes of those who answer it. */
export function requestView(
  row: Row,
  scope: RequestView['scope'],
  held: readonly Held[],
  timeZone: string,
  now: Date,
): RequestView {
  const { startsAt, endsAt, rrule, answeredAt } = row;
  const { memberId, memberName, role, resourceId, resourceName, resourceKind, dates, note, guests } = row;
  return {
    bookingId: row.id,
    scope,
    state: stateOf(row, now),
    ...{ memberId, memberName, role, resourceId, resourceName, resourceKind, dates, note, guests },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    words: scope === 'all' && rrule ? wordsOf(rrule, row.seriesLocalStart ?? '', timeZone) : null,
    askedAt: row.createdAt.toISOString(),
    expiresAt: row.requestExpiresAt.toISOString(),
    answered: answeredAt
      ? { byName: row.answeredByName ?? '', at: answeredAt.toISOString(), note: row.answerNote }
      : null,
    around: aroundOf(row, held),
  };
}

/** A hall's halves hold the same time each: it is said once. */
function aroundOf(row: Row, held: readonly Held[]): RequestView['around'] {
  const said = new Map<string, RequestView['around'][number]>();
  for (const { startsAt, endsAt, kind, displayName, reason, bookingId, buffer } of held) {
    if (buffer || bookingId === row.id) continue;
    const one = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), what: kind };
    said.set(`${bookingId ?? reason ?? kind} ${one.startsAt}`, { ...one, who: displayName ?? reason });
  }
  return [...said.values()];
}
