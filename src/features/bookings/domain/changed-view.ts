import type { ResourceKind } from '@/kernel/resource-kind';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { bookingViewSchema, type BookingView } from '../bookings.contract';
import type { BookingSnapshot } from './booking-snapshot';
import { bookingView, type MyBookingRow } from './booking-views';

/** A booking as its member sees it once it has become what `after` says. `rules` are those of the space, `kind` that of its resource, where that is another. */
export function changedView(
  row: MyBookingRow,
  after: BookingSnapshot,
  rules: readonly BookingRule[],
  kind: ResourceKind = row.resourceKind,
): BookingView {
  const at = (text: string | null) => (text === null ? null : new Date(text));
  const view = bookingView(
    {
      ...row,
      resourceId: after.resourceId,
      resourceName: after.resourceName,
      resourceKind: kind,
      startsAt: new Date(after.startsAt),
      endsAt: new Date(after.endsAt),
      status: after.status,
      requestExpiresAt: at(after.requestExpiresAt),
      releaseAt: at(after.releaseAt),
      checkedInAt: at(after.checkedInAt),
      overrideReason: after.overrideReason,
      answerNote: after.answerNote,
      note: after.note,
      guests: [...after.guests],
      extras: after.extras ?? [],
    },
    rules,
  );
  // The row knows more than anybody is to hear.
  return bookingViewSchema.parse(view);
}
