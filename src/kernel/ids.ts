/** The moment of the last id, and how many were made in it since a random beginning. */
let last = 0;
let counter = 0;

/**
 * UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, 12 bits that count within a millisecond (section 6.2, method 1), then random
 * bits, so that ids which one process makes later sort later. Made here because Postgres 15 has no `uuidv7()`.
 */
export function newId<B extends string>(): Id<B> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  const ahead = last - now;
  // A clock that was set back by more than a second begins anew.
  if (ahead >= 0 && ahead < 1000 && counter < 0xfff) counter++;
  else {
    last = ahead >= 0 && ahead < 1000 ? last + 1 : now;
    counter = ((bytes[6]! << 8) | bytes[7]!) & 0x7ff;
  }
  for (let i = 0; i < 6; i++) bytes[i] = Number((BigInt(last) >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = (counter >> 8) | 0x70;
  bytes[7] = counter & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<B>;
}

declare const brand: unique symbol;
/** A UUID that knows what it names: a `Id<'member'>` does not pass for an `Id<'person'>`. */
export type Id<B extends string> = string & { readonly [brand]: B };

export type OperatorId = Id<'operator'>;
export type PersonId = Id<'person'>;
export type MemberId = Id<'member'>;
export type SpaceId = Id<'space'>;
export type FloorId = Id<'floor'>;
export type ResourceId = Id<'resource'>;
export type BookingId = Id<'booking'>;
export type SeriesId = Id<'series'>;
export type SeriesChangeId = Id<'series_change'>;
export type CancellationId = Id<'cancellation'>;
export type RequestId = Id<'request'>;
export type DeskGroupId = Id<'desk_group'>;
export type ClosureId = Id<'closure'>;
export type BookingRuleId = Id<'booking_rule'>;
export type BookingChangeId = Id<'booking_change'>;
export type WaitlistEntryId = Id<'waitlist_entry'>;
export type SpaceChangeId = Id<'space_change'>;
export type ResourcePhotoId = Id<'resource_photo'>;
export type NoticeId = Id<'notice'>;
export type DisplayId = Id<'display'>;
export type ReleasedTimeId = Id<'released_time'>;
export type ChargeId = Id<'charge'>;
export type InvoiceId = Id<'invoice'>;
export type ClosingId = Id<'closing'>;
export type PaymentId = Id<'payment'>;
export type EventId = Id<'event'>;
export type EventCoverId = Id<'event_cover'>;
export type EventCommentId = Id<'event_comment'>;
export type EventPhotoId = Id<'event_photo'>;
export type EventDateId = Id<'event_date'>;
export type RsvpId = Id<'rsvp'>;
