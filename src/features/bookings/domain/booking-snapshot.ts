import type { BookingId, MemberId, PersonId, ResourceId } from '@/kernel/ids';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { BookingGuest, BookingStatus } from '../bookings.contract';

/** All of a booking that a change may touch, as it was or became: plain JSON, instants as text. */
export type BookingSnapshot = {
  readonly bookingId: BookingId;
  readonly sequence: number;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly hereSince: string | null;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  /** It was handed over, and is no date of its series any more. */
  readonly leftSeries: boolean;
  /** What its series asked for at that moment, which an undo needs to find so again. */
  readonly seriesRule: string | null;
  readonly status: BookingStatus;
  readonly requestExpiresAt: string | null;
  readonly answeredBy: MemberId | null;
  readonly answeredAt: string | null;
  readonly answerNote: string;
  readonly releaseAt: string | null;
  readonly checkedInAt: string | null;
  readonly checkedInBy: MemberId | null;
  readonly checkedInHow: string | null;
  readonly checkedOutAt: string | null;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly overrideReason: string | null;
  readonly overrideCodes: readonly string[];
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  /** Acts of before there were any know nothing of them. */
  readonly extras?: readonly BookedExtra[];
};

/** Whether other extras go with it, or others come for whom there are some: then it costs something else, at the same time and place. */
type Beside = { readonly guests: readonly unknown[]; readonly extras?: readonly BookedExtra[] };
export const hasOtherExtras = (before: Beside, after: Beside): boolean =>
  JSON.stringify(before.extras ?? []) !== JSON.stringify(after.extras ?? []) ||
  (before.guests.length !== after.guests.length && (after.extras ?? []).some(({ per }) => per === 'guest'));

const PLACE = ['resourceId', 'startsAt', 'endsAt', 'memberId'] as const;
/** Whether it holds other time, another place, or is somebody else's. */
export const holdsOther = (before: BookingSnapshot, after: BookingSnapshot): boolean =>
  PLACE.some((key) => before[key] !== after[key]);
