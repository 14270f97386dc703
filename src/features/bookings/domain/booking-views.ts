import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, OperatorId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDateTime } from '@/kernel/zone';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { checkInAsked, checkInOpens } from '@/features/booking-rules/domain/check-in-rule';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { BookingStatus, BookingView, SkipReason } from '../bookings.contract';

/** A booking with the names of what it is for, as the reads find it. */
export type MyBookingRow = TimeRange & {
  readonly id: BookingId;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly operatorSlug: string;
  readonly spaceId: SpaceId;
  readonly spaceName: string;
  readonly spaceSlug: string;
  readonly timeZone: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly resourceKind: ResourceKind;
  readonly status: BookingStatus;
  readonly skipReason: SkipReason | null;
  readonly note: string;
  readonly createdAt: Date;
  readonly guests: BookingView['guests'];
  readonly extras?: readonly BookedExtra[];
  readonly guestName: string | null;
  readonly requestExpiresAt: Date | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly releaseAt: Date | null;
  readonly answerNote: string;
  readonly overrideReason: string | null;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly seriesId: SeriesId | null;
  readonly rrule: string | null;
  readonly seriesLocalStart: string | null;
  readonly seriesStatus: 'live' | 'ended' | null;
  /** What was agreed, where whoever reads it asked. */
  readonly agreed?: BookingView['price'];
};

/** A repeat in people's words, "every Monday and Wednesday"; a rule that no longer reads stands as it is. */
export function wordsOf(rrule: string, localStart: string, timeZone: string): string {
  const parsed = parseRule(rrule);
  return parsed.ok ? describeRule(parsed.rule, { localStart: localStart as LocalDateTime, timeZone }) : rrule;
}

/** `checkInRules` are those of its space. */
export function bookingView(row: MyBookingRow, checkInRules: readonly BookingRule[]): BookingView {
  const {
    seriesId,
    rrule,
    seriesLocalStart,
    seriesStatus,
    startsAt,
    endsAt,
    createdAt,
    memberId,
    role,
    agreed,
    extras,
    ...rest
  } = row;
  const { requestExpiresAt, checkedInAt, checkedOutAt, releaseAt } = row;
  const subject = { resource: { id: row.resourceId, kind: row.resourceKind }, who: { memberId, role } };
  return {
    ...rest,
    ...(agreed === undefined ? {} : { price: agreed }),
    ...(extras && extras.length > 0 ? { extras: extras.map(({ tax: _, ...extra }) => extra) } : {}),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    createdAt: createdAt.toISOString(),
    requestExpiresAt: requestExpiresAt?.toISOString() ?? null,
    checkedInAt: checkedInAt?.toISOString() ?? null,
    checkedOutAt: checkedOutAt?.toISOString() ?? null,
    releaseAt: releaseAt?.toISOString() ?? null,
    checkInOpensAt: checkInAsked(checkInRules, subject)
      ? checkInOpens(checkInRules, subject, row, row.timeZone).toISOString()
      : null,
    series:
      seriesId && rrule
        ? {
            id: seriesId,
            rrule,
            words: wordsOf(rrule, seriesLocalStart ?? '', row.timeZone),
            live: seriesStatus === 'live',
          }
        : null,
  };
}

/** The place in a list after which the next page begins: opaque to whoever holds it. */
export const cursorOf = (row: { readonly startsAt: Date; readonly id: string }): string =>
  btoa(`${row.startsAt.toISOString()}|${row.id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** The place behind a cursor, or null when it is none of ours (the list then begins at its start). */
export function placeOf(cursor: string | null | undefined): { startsAt: Date; id: string } | null {
  if (!cursor) return null;
  try {
    const [at, id] = atob(cursor.replaceAll('-', '+').replaceAll('_', '/')).split('|');
    const startsAt = new Date(at ?? '');
    return Number.isNaN(startsAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id ?? '') ? null : { startsAt, id: id! };
  } catch {
    return null;
  }
}
