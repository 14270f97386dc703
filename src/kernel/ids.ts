/**
 * UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random bits, so that ids made later sort later.
 * Made here because Postgres 15 has no `uuidv7()`.
 */
export function newId<B extends string>(): Id<B> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = BigInt(Date.now());
  for (let i = 0; i < 6; i++) bytes[i] = Number((now >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
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
export type EventDateId = Id<'event_date'>;
export type RsvpId = Id<'rsvp'>;
