import { isStaff, type ActingMember, type Role } from '@/kernel/acting-member';
import { newId, type BookingId, type MemberId, type PersonId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { judgeLimits, limitsFor, windowForLimits } from '@/features/booking-rules/domain/judge-limits';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { releaseMoment, requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import { releaseTime, takeTime } from '@/features/occupancies/occupancies.service';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { WantedExtras } from '@/features/pricing/extras.contract';
import { getExtras } from '@/features/pricing/extras.service';
import { getCode } from '@/features/pricing/codes.service';
import { type Agreed, getPrices, keepQuotes } from '@/features/pricing/pricing.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingGuest } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import { GUEST } from '../domain/booking-subject';
import { isBreakable, refusalsOf, type Refusal } from '../domain/judge-booking';
import { onlyGivesBack, refusalsOfChange, type Standing } from '../domain/judge-change';
import { mostGuests } from '../domain/seats';
import { isForNow, rulesForWalkIn } from '../domain/walk-in';
import { insertBookings, updateResourceOf } from '../sql/booking-writes';
import { listHeldForLimits } from '../sql/limit-reads';
import { bookingBuffers, claimsWithBuffers } from './claims';

/** Whose booking it is. For a guest without an account it stands under the member of staff who makes it, and is judged as a visitor's. */
export type Holder = {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly guest: { readonly name: string; readonly email: string | null } | null;
};

export type Placing = {
  readonly range: TimeRange;
  readonly holder: Holder;
  readonly by: ActingMember;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  /** Staff break the owner's rules with a reason; never what somebody else holds. */
  readonly override: string | null;
  /** Rules that were kept when the place was promised, and must not take it back now. */
  readonly waived?: readonly Refusal['code'][];
  /** A discount code that was typed with it. */
  readonly code?: string | undefined;
  /** What is wanted with it beside the time. */
  readonly extras?: WantedExtras | undefined;
};

export type Placed = {
  readonly bookingId: BookingId;
  /** Set when it is a request: until when it holds its time. */
  readonly expiresAt: Date | null;
  readonly releaseAt: Date | null;
  /** The rules that were broken with the reason given. */
  readonly overridden: readonly string[];
  /** What it costs; null where prices are not spoken of. */
  readonly price: Agreed | null;
  readonly extras: readonly BookedExtra[];
  /** Somebody else has any of its time: what was written must not stand. */
  readonly lost: boolean;
};

export const whoOf = ({ memberId, role, guest }: Holder): RuleSubject['who'] => (guest ? GUEST : { memberId, role });
export const subjectOf = (facts: BookableFacts, holder: Holder) => ({
  resource: { id: facts.resourceId, kind: facts.kind },
  who: whoOf(holder),
});

type Judged = Pick<Placing, 'range' | 'holder' | 'by' | 'override' | 'waived'> & {
  readonly was?: Standing;
  /** Those that need a seat there: all of a new booking, none where they sit already. */
  readonly guests?: readonly BookingGuest[];
};

/**
 * Judges a wished time by everything but who else has it: rules first, then the limits of the member, whose turn the caller has had
 * (`getBookableInTurn`). `was` is the booking that is changed, where it stands already. Answers the rules that are broken with a reason given.
 * @throws DomainError for the first that is not.
 */
export async function requireAllowed(
  tx: OperatorTx,
  facts: BookableFacts,
  { range, holder, by, override, waived = [], was, guests = [] }: Judged,
  now: Date,
  leaving: readonly BookingId[] = [],
): Promise<string[]> {
  const resource = { id: facts.resourceId, kind: facts.kind, openToVisitors: facts.openToVisitors };
  const { rules } = facts;
  // Only staff and displays book for guests: one who is booked for now stands there, and came without notice.
  const walksIn = !was && holder.guest !== null && isForNow(range, now);
  const bookingRules = walksIn ? rulesForWalkIn(facts.bookingRules) : facts.bookingRules;
  const seriesId = was?.seriesId ?? null;
  const wish = { range, rules, bookingRules, resource, who: whoOf(holder), now, recurring: seriesId !== null };
  const found: Refusal[] = was ? refusalsOfChange(wish, was) : refusalsOf(wish);
  const refusals = found.filter(({ code }) => !waived.includes(code));
  const { capacity } = facts;
  if (guests.length > mostGuests(capacity)) refusals.push({ code: 'booking.too_many_guests', details: { capacity } });
  const subject = subjectOf(facts, holder);
  const takes = !was || !onlyGivesBack(wish, was);
  if (takes && !holder.guest && limitsFor(bookingRules, subject).length > 0) {
    const { timeZone } = rules;
    const held = await listHeldForLimits(tx, holder.memberId, windowForLimits([range], timeZone), now, leaving);
    const [over] = judgeLimits([range], { rules: bookingRules, subject, held, timeZone, now, seriesId });
    if (over) refusals.push(over);
  }
  const mayBreak = override !== null && isStaff(by.role);
  const refused = refusals.find((refusal) => !mayBreak || !isBreakable(refusal));
  if (refused)
    throw bookingError(refused.code, {
      ...refused.details,
      resourceName: facts.resourceName,
      timeZone: facts.rules.timeZone,
    });
  return refusals.map(({ code }) => code);
}

/**
 * Writes a booking, or a request where somebody must say yes first, and takes its time with buffers. The one way in: for members, staff, guests,
 * displays and offers of a waitlist. `lost`: somebody else has any of the time; the caller throws, so that nothing stands, or tries
 * again elsewhere (`placeAgain`).
 */
export async function placeBooking(tx: OperatorTx, facts: BookableFacts, placing: Placing, now: Date): Promise<Placed> {
  const overridden = await requireAllowed(tx, facts, placing, now);
  const price = await priceOf(tx, facts, placing, now);
  const { range, holder, by } = placing;
  const bookingId = newId<'booking'>();
  const written = effectsOf(facts, placing, now);
  await insertBookings(
    tx,
    {
      spaceId: facts.spaceId,
      resourceId: facts.resourceId,
      memberId: holder.memberId,
      personId: holder.personId,
      bookedBy: by.memberId,
      seriesId: null,
      note: placing.note,
      guests: placing.guests,
      extras: price.extras,
      guest: holder.guest,
      buffers: written.buffers,
      expiresAt: written.expiresAt,
      override: overridden.length > 0 && placing.override ? { reason: placing.override, codes: overridden } : null,
    },
    [{ id: bookingId, localStart: null, ...range, skipReason: null, releaseAt: written.releaseAt }],
  );
  const lost = await take(tx, facts, placing, bookingId, written.expiresAt);
  if (!lost) await keepPrice(tx, facts, placing, bookingId, price);
  return { bookingId, ...written, overridden, price: price.agreed, extras: price.extras, lost };
}

/** The same booking, which lost its time, at another resource. */
export async function placeAgain(
  tx: OperatorTx,
  facts: BookableFacts,
  placing: Placing,
  bookingId: BookingId,
  now: Date,
): Promise<Placed> {
  const overridden = await requireAllowed(tx, facts, placing, now, [bookingId]);
  const price = await priceOf(tx, facts, placing, now);
  const written = effectsOf(facts, placing, now);
  await releaseTime(tx, [bookingId]);
  await updateResourceOf(tx, bookingId, { resourceId: facts.resourceId, ...written });
  const lost = await take(tx, facts, placing, bookingId, written.expiresAt);
  if (!lost) await keepPrice(tx, facts, placing, bookingId, price);
  return { bookingId, ...written, overridden, price: price.agreed, extras: price.extras, lost };
}

/** @throws DomainError `pricing.no_price`, `codes.*`, `extras.not_offered` */
async function priceOf(
  tx: OperatorTx,
  facts: BookableFacts,
  { range, holder, guests, code, extras: wanted = [] }: Placing,
  now: Date,
) {
  const { role } = whoOf(holder);
  const { quoteFor, holdingsOf, readFullnessFor } = await getPrices(tx);
  const held = holder.guest ? null : await holdingsOf([holder.memberId], now);
  const asked = { code, facts, memberId: holder.memberId, guest: holder.guest !== null };
  const discount = (await getCode(tx, asked, now))?.at(facts) ?? null;
  const extras = await getExtras(tx, wanted, facts);
  await readFullnessFor([{ facts, range }]);
  const memberId = holder.guest ? null : holder.memberId;
  const toPrice = { facts, range, role, memberId, guests: guests.length, recurring: false, discount, extras };
  return { agreed: quoteFor(toPrice, now, held?.get(holder.memberId) ?? []), discount, extras };
}

const keepPrice = (
  tx: OperatorTx,
  { resourceId }: BookableFacts,
  { range, holder: { memberId, guest } }: Placing,
  bookingId: BookingId,
  { agreed, discount }: Awaited<ReturnType<typeof priceOf>>,
): Promise<void> =>
  keepQuotes(tx, [{ ...range, bookingId, resourceId, memberId, guest: guest !== null, agreed, discount }]);

/** What the rules make of it: whether it is a request, when it is released if nobody comes, and its buffers. */
function effectsOf(facts: BookableFacts, { range, holder, by }: Placing, now: Date) {
  const { bookingRules } = facts;
  const subject = subjectOf(facts, holder);
  return {
    expiresAt: requestExpiry(bookingRules, subject, by.role, range, now),
    releaseAt: releaseMoment(bookingRules, subject, range, now),
    buffers: bookingBuffers(facts, subject.who),
  };
}

async function take(
  tx: OperatorTx,
  facts: BookableFacts,
  { holder, range }: Placing,
  id: BookingId,
  expiresAt: Date | null,
): Promise<boolean> {
  const asking = { ...whoOf(holder), guest: holder.guest !== null };
  const claims = await claimsWithBuffers(tx, facts, asking, [{ id, ...range }], { expiresAt });
  return (await takeTime(tx, claims)).size > 0;
}
