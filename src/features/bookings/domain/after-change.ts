import type { Role } from '@/kernel/acting-member';
import type { MemberId, PersonId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { releaseMoment, requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import type { BookingSnapshot } from './booking-snapshot';
import { hasBegun, onlyGivesBack } from './judge-change';

type Place = { readonly resourceId: ResourceId; readonly resourceName: string; readonly kind: ResourceKind };

export type ChangeWish = {
  readonly before: BookingSnapshot;
  readonly place: Place;
  readonly range: TimeRange;
  readonly whose: { readonly memberId: MemberId; readonly personId: PersonId };
  /** For whom rules are asked about it: a guest's booking stands under whoever made it. */
  readonly who: RuleSubject['who'];
  readonly by: Role;
  readonly rules: readonly BookingRule[];
  readonly buffers: { readonly beforeMinutes: number; readonly afterMinutes: number };
  /** The rules that are broken, and why. */
  readonly overridden: readonly string[];
  readonly override: string | null;
  readonly now: Date;
};

export const rangeOfSnapshot = (one: Pick<BookingSnapshot, 'startsAt' | 'endsAt'>): TimeRange => ({
  startsAt: new Date(one.startsAt),
  endsAt: new Date(one.endsAt),
});

/** From when until when it holds time where it is: a booking that was moved while it ran holds its new place from then on. */
export const heldRange = (one: Pick<BookingSnapshot, 'startsAt' | 'endsAt' | 'hereSince'>): TimeRange => ({
  startsAt: new Date(one.hereSince ?? one.startsAt),
  endsAt: new Date(one.endsAt),
});

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * What a booking becomes by another time, place or person; `needs_a_yes` where somebody would have to agree first and it runs already, for a request
 * that came to nothing would end it under its member.
 */
export function afterChange(wish: ChangeWish): BookingSnapshot | 'needs_a_yes' {
  const { before, place, range, whose, who, rules, buffers, now } = wish;
  const was = { range: rangeOfSnapshot(before) };
  const begun = hasBegun(was, now);
  const elsewhere = place.resourceId !== before.resourceId;
  const startStays = range.startsAt.getTime() === was.range.startsAt.getTime();
  const subject: RuleSubject = { resource: { id: place.resourceId, kind: place.kind }, who };
  const expiresAt = expiryOf(wish, subject);
  if (expiresAt && begun && before.status === 'confirmed') return 'needs_a_yes';
  const releaseAt =
    startStays && !elsewhere ? dateOr(before.releaseAt, range) : releaseMoment(rules, subject, range, now);
  return {
    ...before,
    sequence: before.sequence + 1,
    resourceId: place.resourceId,
    resourceName: place.resourceName,
    startsAt: range.startsAt.toISOString(),
    endsAt: range.endsAt.toISOString(),
    hereSince: begun && elsewhere ? toMinute(now) : before.hereSince,
    ...whose,
    leftSeries: before.leftSeries || (before.seriesRule !== null && whose.memberId !== before.memberId),
    ...standing(before, expiresAt),
    releaseAt: text(releaseAt),
    // Whoever checked in for nine has not come for tomorrow.
    ...(startStays ? {} : { checkedInAt: null, checkedInBy: null, checkedInHow: null }),
    bufferBeforeMinutes: buffers.beforeMinutes,
    bufferAfterMinutes: buffers.afterMinutes,
    ...broken(wish, startStays && !elsewhere),
  };
}

/** Until when it is a request; null where it is, or stays, a booking. */
function expiryOf(wish: ChangeWish, subject: RuleSubject): Date | null {
  const { before, range, rules, now } = wish;
  const was = {
    range: rangeOfSnapshot(before),
    resourceId: before.resourceId,
    memberId: subject.who.memberId === null ? null : before.memberId,
    seriesId: null,
  };
  // A request that somebody of the staff moves waits for its answer all the same.
  if (before.status === 'requested') return requestExpiry(rules, subject, subject.who.role, range, now);
  if (onlyGivesBack({ range, resource: subject.resource, who: subject.who, now }, was)) return null;
  return requestExpiry(rules, subject, wish.by, range, now);
}

const standing = (before: BookingSnapshot, expiresAt: Date | null): Partial<BookingSnapshot> =>
  expiresAt
    ? {
        status: 'requested',
        requestExpiresAt: text(expiresAt),
        answeredBy: null,
        answeredAt: null,
        answerNote: '',
      }
    : { status: 'confirmed', requestExpiresAt: before.status === 'requested' ? null : before.requestExpiresAt };

/** Why a rule is broken stands as long as what breaks it. */
const broken = ({ before, overridden, override }: ChangeWish, sameStart: boolean): Partial<BookingSnapshot> => {
  if (overridden.length > 0) return { overrideReason: override, overrideCodes: overridden };
  return sameStart
    ? { overrideReason: before.overrideReason, overrideCodes: before.overrideCodes }
    : { overrideReason: null, overrideCodes: [] };
};

const dateOr = (at: string | null, range: TimeRange): Date | null =>
  at !== null && new Date(at) < range.endsAt ? new Date(at) : null;

const toMinute = (at: Date): string => new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
