import type { ActingMember } from '@/kernel/acting-member';
import type { DeskGroupId, ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { agreedPrice } from './price-dates';
import { checkInAsked, checkInOpens } from '@/features/booking-rules/domain/check-in-rule';
import { heedingGuesses } from '@/features/pricing/codes.service';
import { priceChanged } from '@/features/pricing/pricing.errors';
import { getBookableInTurn, getOpeningRules, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { mayBookForOthers, mayOverride } from '../bookings.access';
import type { BookDeskAnswer, BookDeskInput, BookingView } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { rangeOf } from '../domain/judge-booking';
import { findActiveMember } from '../sql/holder-reads';
import { placeInGroup } from './book-in-group';
import { explainTaken } from './explain-taken';
import { placeBooking, subjectOf, type Holder, type Placed, type Placing } from './place-booking';
import { rehearse } from './rehearse';

/**
 * "Give me this desk from nine to five", or any of a group; for oneself, or, said by staff, for a member or a guest. Books once, asks first
 * where somebody must say yes, or says why not and what would work.
 * Seven statements with the access check where no limit counts and no price is spoken of, one more with a price; the exclusion constraint decides between two who ask at the same moment.
 *
 * @throws DomainError `booking.*`, `rule.*`: refused by a rule (422, 403), `booking.slot_taken` (409) with what is free instead, `booking.group_full`, `codes.*` for a code that cannot be used, `pricing.price_changed`.
 */
export function bookDesk(member: ActingMember, input: BookDeskInput, now = new Date()): Promise<BookDeskAnswer> {
  return heedingGuesses(member.personId, input.code, () => bookNow(member, input, now));
}

function bookNow(member: ActingMember, input: BookDeskInput, now: Date): Promise<BookDeskAnswer> {
  if (!input.dryRun) {
    return once(member, { requestId: input.requestId, command: 'book-desk', input }, async (tx) => {
      const { view, facts, placed, holder } = await take(tx, member, input, now);
      const { bookingId, overridden } = placed;
      const where = { operatorId: member.operatorId, spaceId: facts.spaceId, personId: holder.personId, bookingId };
      const guests = input.guests.some(({ email }) => email) ? { guests: true } : {};
      const fact: BookingFact = placed.expiresAt
        ? { type: 'booking.requested', ...where }
        : { type: 'booking.booked', ...where, ...guests };
      const details = {
        resourceId: facts.resourceId,
        ...(holder.memberId === member.memberId ? {} : { for: holder.memberId }),
        ...(overridden.length > 0 ? { override: input.override, broken: overridden } : {}),
      };
      return {
        answer: { booking: view, dryRun: false },
        audit: [
          {
            action: fact.type,
            subjectKind: 'booking',
            subjectId: bookingId,
            details,
          },
        ],
        facts: [fact],
      };
    });
  }
  return rehearse(member, async (tx) => ({ booking: (await take(tx, member, input, now)).view, dryRun: true }));
}

async function take(tx: OperatorTx, member: ActingMember, input: BookDeskInput, now: Date) {
  if (input.override !== null && !mayOverride(member.role)) throw bookingError('booking.override_not_allowed');
  const holder = await holderOf(tx, member, input.onBehalfOf);
  const { placed, facts, range } = await placeWhere(tx, { ...input, holder, by: member }, now);
  requireToldPrice(input.toldPrice, placed);
  return { view: viewOf(member, facts, holder, placed, range, input, now), facts, placed, holder };
}

/** Nobody books at another price than they saw. @throws DomainError `pricing.price_changed` */
function requireToldPrice(told: number | undefined, { price }: Placed): void {
  const amount = price?.quote.total;
  if (told === undefined || amount === undefined || amount === told) return;
  throw priceChanged({ amount, currency: price?.quote.currency });
}

type Where = Omit<Placing, 'range'> & {
  readonly spaceId: SpaceId;
  readonly resourceId?: ResourceId;
  readonly groupId?: DeskGroupId;
  readonly startsAt: string;
  readonly endsAt: string;
};

async function placeWhere(
  tx: OperatorTx,
  wish: Where,
  now: Date,
): Promise<{ placed: Placed; facts: BookableFacts; range: TimeRange }> {
  const { spaceId, resourceId, groupId, holder, by, note, guests, override, code, extras } = wish;
  const placing = { holder, by, note, guests, override, code, extras };
  if (groupId) {
    const { rules } = await getOpeningRules(tx, spaceId);
    const range = rangeOf(wish, rules.timeZone);
    return { ...(await placeInGroup(tx, { spaceId, groupId }, { ...placing, range }, now)), range };
  }
  const facts = await getBookableInTurn(tx, spaceId, resourceId as ResourceId, holder.memberId);
  const range = rangeOf(wish, facts.rules.timeZone);
  const placed = await placeBooking(tx, facts, { ...placing, range }, now);
  if (placed.lost) throw await explainTaken(tx, by, facts, range, placed.bookingId);
  return { placed, facts, range };
}

/** For whom it will be. @throws DomainError `booking.not_for_others`, `booking.member_not_found`. */
async function holderOf(tx: OperatorTx, by: ActingMember, behalf: BookDeskInput['onBehalfOf']): Promise<Holder> {
  const self: Holder = { memberId: by.memberId, personId: by.personId, role: by.role, guest: null };
  if (behalf === null) return self;
  if ('memberId' in behalf && behalf.memberId === by.memberId) return self;
  if (!mayBookForOthers(by.role)) throw bookingError('booking.not_for_others');
  if ('guest' in behalf) return { ...self, guest: behalf.guest };
  const found = await findActiveMember(tx, behalf.memberId);
  if (!found) throw bookingError('booking.member_not_found');
  return { memberId: found.memberId, personId: found.personId, role: found.role, guest: null };
}

function opensOf(facts: BookableFacts, holder: Holder, range: TimeRange): string | null {
  const { bookingRules, rules } = facts;
  const subject = subjectOf(facts, holder);
  return checkInAsked(bookingRules, subject)
    ? checkInOpens(bookingRules, subject, range, rules.timeZone).toISOString()
    : null;
}

const viewOf = (
  member: ActingMember,
  facts: BookableFacts,
  holder: Holder,
  placed: Placed,
  range: TimeRange,
  input: BookDeskInput,
  now: Date,
): BookingView => ({
  id: placed.bookingId,
  operatorId: member.operatorId,
  operatorName: facts.operatorName,
  operatorSlug: facts.operatorSlug,
  spaceId: facts.spaceId,
  spaceName: facts.spaceName,
  spaceSlug: facts.spaceSlug,
  timeZone: facts.rules.timeZone,
  resourceId: facts.resourceId,
  resourceName: facts.resourceName,
  resourceKind: facts.kind,
  startsAt: range.startsAt.toISOString(),
  endsAt: range.endsAt.toISOString(),
  status: placed.expiresAt ? 'requested' : 'confirmed',
  skipReason: null,
  note: input.note,
  guests: input.guests,
  ...(placed.extras.length > 0 ? { extras: placed.extras.map(({ tax: _, ...extra }) => extra) } : {}),
  guestName: holder.guest?.name ?? null,
  requestExpiresAt: placed.expiresAt?.toISOString() ?? null,
  checkedInAt: null,
  checkedOutAt: null,
  releaseAt: placed.releaseAt?.toISOString() ?? null,
  checkInOpensAt: opensOf(facts, holder, range),
  answerNote: '',
  overrideReason: placed.overridden.length > 0 ? input.override : null,
  price: placed.price && agreedPrice(placed.price.quote),
  series: null,
  createdAt: now.toISOString(),
});
