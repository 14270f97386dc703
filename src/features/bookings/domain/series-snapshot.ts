import type { BookingId, CancellationId, MemberId, PersonId, ResourceId, SeriesId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { BookingGuest, BookingStatus } from '../bookings.contract';
import type { ChangedParts } from './changed-parts';
import { wantingOf, type Wanting } from './wanted';
import type { DateRow, PartRow } from './series-rows';

/** A date of a series as it was or became: plain JSON, instants as text. */
export type DateSnapshot = {
  readonly bookingId: BookingId;
  /** Null while it is a booking by itself. */
  readonly partId: SeriesId | null;
  readonly originalLocalStart: string | null;
  readonly resourceId: ResourceId;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: BookingStatus;
  readonly skipReason: string | null;
  /** The act that took it back, for a cancelled one. */
  readonly cancellationId: CancellationId | null;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  /** Acts of before this was kept left them as they were. */
  readonly extras?: readonly BookedExtra[];
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly releaseAt: string | null;
  /** How a skipped date is wanted still, and since when it stands in line: null for from now on. */
  readonly wanted: Wanting['how'] | null;
  readonly wantedSince: string | null;
  readonly offerMinutes: number | null;
  readonly sequence: number;
  /** Acts of before this was kept left it as it was. */
  readonly undecided?: boolean;
  /** Whose it is; acts of before this was kept left it as it was. */
  readonly memberId?: MemberId;
  readonly personId?: PersonId;
  /** It is no date of the series any more. */
  readonly leftSeries?: boolean;
};

/** What one act touched of a series: its parts and its dates. */
export type SeriesSnapshot = { readonly parts: readonly PartRow[]; readonly dates: readonly DateSnapshot[] };

export const snapshotOf = (row: DateRow): DateSnapshot => ({
  bookingId: row.bookingId,
  partId: row.partId,
  originalLocalStart: row.originalLocalStart,
  resourceId: row.resourceId,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  status: row.status,
  skipReason: row.skipReason,
  cancellationId: row.cancellationId,
  note: row.note,
  guests: row.guests,
  extras: row.extras,
  beforeMinutes: row.beforeMinutes,
  afterMinutes: row.afterMinutes,
  releaseAt: row.releaseAt?.toISOString() ?? null,
  wanted: row.wanted,
  wantedSince: row.wantedSince?.toISOString() ?? null,
  offerMinutes: row.offerMinutes,
  sequence: row.sequence,
  undecided: row.undecided,
  memberId: row.memberId,
  personId: row.personId,
  leftSeries: row.leftSeries,
  ...row.stood,
});

type Written = {
  readonly changed: readonly { readonly was: DateSnapshot; readonly is: DateSnapshot }[];
  readonly added: readonly { readonly is: DateSnapshot }[];
};

/** What an act touched, as it was and as it became. */
export function snapshotsOf(
  rows: readonly PartRow[],
  parts: ChangedParts,
  { changed, added }: Written,
): { readonly before: SeriesSnapshot; readonly after: SeriesSnapshot } {
  const touched = new Set(parts.updated.map(({ id }) => id));
  return {
    before: { parts: rows.filter(({ id }) => touched.has(id)), dates: changed.map(({ was }) => was) },
    after: { parts: [...parts.updated, ...parts.added], dates: [...changed, ...added].map(({ is }) => is) },
  };
}

/** The starts of dates that somebody was handed and that began another series: the old one would make them again for whoever had them before. */
export function leftBehind(before: readonly DateSnapshot[], after: readonly DateSnapshot[]) {
  const is = new Map(after.map((one) => [one.bookingId, one]));
  return before.flatMap(({ bookingId, partId, originalLocalStart: localStart, leftSeries }) =>
    leftSeries && partId && localStart && is.get(bookingId)?.partId !== partId ? [{ partId, localStart }] : [],
  );
}

/** A date that is not there yet, as it is to be written. */
export const newBookingOf = (is: DateSnapshot) => ({
  id: is.bookingId,
  localStart: is.originalLocalStart as LocalDateTime,
  startsAt: new Date(is.startsAt),
  endsAt: new Date(is.endsAt),
  skipReason: is.skipReason as 'taken' | 'closed' | 'outside_hours' | 'rule' | null,
  releaseAt: is.releaseAt ? new Date(is.releaseAt) : null,
  wanted: wantingOf(is),
  ...(is.extras ? { extras: is.extras } : {}),
  place: { resourceId: is.resourceId, buffers: { beforeMinutes: is.beforeMinutes, afterMinutes: is.afterMinutes } },
});
