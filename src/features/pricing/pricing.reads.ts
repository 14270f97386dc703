import type { ActingMember, Role } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { MemberId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { instantOfWhen } from '@/kernel/when';
import { listPlanNames } from '@/features/plans/plans.service';
import { getBookable, getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { getExtras, listOffers } from './extras.service';
import { codeAnswerOf, heedingGuesses, lookUpCode } from './codes.service';
import { depositDueOn, depositReturnsOn, type QuotedDeposit } from './domain/deposit';
import type { PriceNames } from './domain/price-words';
import { type HousedPlace, namesOfPlaces } from './domain/priced-place';
import type { Quote } from './domain/quote';
import { whyThisPrice } from './domain/trace-words';
import { mayAskForOthers, maySetPrices } from './pricing.access';
import type { PriceAnswerView, PriceInput } from './price-asks.contract';
import type { PriceListVersion } from './pricing.contract';
import { getPrices } from './pricing.service';
import { findDraft, getCurrency, listPricedPlaces, listPublished } from './sql/price-list-reads';
import { findRoleOf } from './sql/payer-reads';
import { listPins } from './sql/price-pins';

/** What a wished booking would cost whoever asks, or for whom staff ask, and why. @throws DomainError `resource.not_found`, `auth.not_allowed`, `member.not_found` */
export async function readPrice(member: ActingMember, input: PriceInput, now = new Date()): Promise<PriceAnswerView> {
  const answer = () => reckonPrice(member, input, now);
  return heedingGuesses(member.personId, input.code, answer, ({ code }) => code?.refused);
}

function reckonPrice(member: ActingMember, input: PriceInput, now: Date): Promise<PriceAnswerView> {
  return inOperator(member, async (tx) => {
    const facts = await getBookable(tx, input.spaceId, input.resourceId);
    const { timeZone } = facts.rules;
    const startsAt = instantOfWhen(input.startsAt, timeZone);
    const endsAt = instantOfWhen(input.endsAt, timeZone);
    if (startsAt >= endsAt) return { type: 'unpriced', price: null, gaps: [] };
    const { guests, repeats, code } = input;
    const { answer, versions, holdingsOf, readFullnessFor, hasCodes } = await getPrices(tx);
    const { memberId, role, guest } = await payerOf(tx, member, input);
    const held = guest ? [] : ((await holdingsOf([memberId], now)).get(memberId) ?? []);
    const tried = code === undefined ? null : await lookUpCode(tx, { code, facts, memberId, guest }, now);
    const discount = tried?.refused === null ? tried.inHand.at(facts) : null;
    const recurring = repeats === 'yes';
    const extras = await getExtras(tx, input.extras ?? [], facts);
    const offers = await listOffers(tx, facts);
    const wanted = {
      facts,
      range: { startsAt, endsAt },
      role,
      memberId: guest ? null : memberId,
      guests,
      recurring,
      discount,
      extras,
    };
    await readFullnessFor([wanted]);
    const found = answer(wanted, now, held);
    if (found.type === 'unpriced') return { type: 'unpriced', price: null, gaps: [] };
    if (found.type === 'no_price') return { type: 'no_price', price: null, gaps: found.gaps.map(asText) };
    const speaksOfPlans = versions.some(({ rules }) => rules.some(({ conditions }) => conditions.planIds.length > 0));
    const plans = speaksOfPlans ? await listPlanNames(tx) : [];
    const names = namesOfPlaces(found.quote.currency, await listPricedPlaces(tx), plans);
    return {
      ...{
        type: 'price',
        price: viewOf(found.quote, versions, names, { startsAt, endsAt, timeZone, recurring, now }),
        gaps: [],
      },
      ...(offers.length > 0 ? { offers: offers.map(({ tax: _, ...offer }) => offer) } : {}),
      ...(hasCodes ? { takesCodes: true } : {}),
      ...(tried && code !== undefined ? { code: codeAnswerOf(code, tried.refused, found.quote.discount ?? null) } : {}),
    };
  });
}

type Payer = { readonly memberId: MemberId; readonly role: Role; readonly guest: boolean };

/** Who would pay: a guest without an account pays as a visitor, and nothing that anybody holds pays for them. */
async function payerOf(tx: OperatorTx, member: ActingMember, { forMember, forGuest }: PriceInput): Promise<Payer> {
  const { memberId, role } = member;
  const guest = forGuest === 'yes';
  if (!guest && (forMember === undefined || forMember === memberId)) return { memberId, role, guest };
  if (!mayAskForOthers(role)) throw new DomainError('forbidden', 'auth.not_allowed');
  if (guest || forMember === undefined) return { memberId, role: 'visitor', guest };
  const theirs = await findRoleOf(tx, forMember);
  if (!theirs) throw new DomainError('not_found', 'member.not_found');
  return { memberId: forMember, role: theirs, guest };
}

const asText = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

type Booked = TimeRange & { readonly timeZone: string; readonly recurring: boolean; readonly now: Date };

const viewOf = (
  quote: Quote,
  versions: readonly PriceListVersion[],
  names: PriceNames,
  booked: Booked,
): NonNullable<PriceAnswerView['price']> => ({
  currency: quote.currency,
  amount: quote.total,
  credits: creditsOf(quote),
  due: quote.dueNow + (quote.dueLater?.amount ?? 0),
  parts: quote.lines.map((line) => ({
    ranges: line.ranges.map(asText),
    amount: line.amount,
    reasons: whyThisPrice(line, quote, versions, names),
  })),
  ...(quote.extras ? { extras: quote.extras.map(({ name, count, amount }) => ({ name, count, amount })) } : {}),
  taxes: quote.taxes.map(({ name, percent, tax }) => ({ name, percent, amount: tax })),
  taxesIncluded: quote.taxesIncluded,
  dueNow: quote.dueNow + (booked.recurring ? 0 : (quote.deposit?.amount ?? 0)),
  dueLater: quote.dueLater && { amount: quote.dueLater.amount, at: quote.dueLater.at.toISOString() },
  cancellation: quote.cancellation.map(({ from, cost, percent }) => ({
    ...{ from: from?.toISOString() ?? null, cost, percent },
  })),
  ...(quote.noShow ? { noShow: quote.noShow } : {}),
  ...(quote.deposit ? { deposit: depositView(quote.deposit, booked) } : {}),
});

const depositView = (deposit: QuotedDeposit, { recurring, now: bookedAt, ...booked }: Booked) => ({
  amount: deposit.amount,
  dueOn: depositDueOn(booked, { recurring, bookedAt }),
  returnsOn: depositReturnsOn(booked, deposit),
});

/** One line for each bucket, whatever it paid. */
function creditsOf({ credits }: Quote): NonNullable<PriceAnswerView['price']>['credits'] {
  const byBucket = new Map<string, NonNullable<PriceAnswerView['price']>['credits'][number]>();
  for (const { bucketId, name, unit, used, worth } of credits) {
    const before = byBucket.get(bucketId);
    byBucket.set(bucketId, { name, unit, used: (before?.used ?? 0) + used, worth: (before?.worth ?? 0) + worth });
  }
  return [...byBucket.values()];
}

/** All that was published, latest first, and the draft, with the places that they speak of and the pinned prices. @throws DomainError `auth.not_allowed` */
export async function readPriceLists(member: ActingMember) {
  if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => ({
    currency: await getCurrency(tx),
    places: await listHousedPlaces(tx),
    plans: await listPlanNames(tx),
    published: await listPublished(tx),
    draft: await findDraft(tx),
    pins: await listPins(tx),
  }));
}

/** The places with the weeks that they keep to: a statement for each space. */
async function listHousedPlaces(tx: OperatorTx): Promise<HousedPlace[]> {
  const places = await listPricedPlaces(tx);
  const spaces = new Map<SpaceId, Awaited<ReturnType<typeof getOpeningRules>>>();
  for (const { spaceId } of places) if (!spaces.has(spaceId)) spaces.set(spaceId, await getOpeningRules(tx, spaceId));
  return places.map((place) => {
    const hours = spaces.get(place.spaceId);
    return { ...place, weekly: !hours || hours.anytime ? null : (hours.own[place.id] ?? hours.rules.weekly) };
  });
}
