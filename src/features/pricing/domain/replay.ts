import type { Minor } from '@/kernel/money';
import type { ResourceKind } from '@/kernel/resource-kind';
import { localDateOf } from '@/kernel/zone';
import type { PriceList, PriceListVersion } from '../pricing.contract';
import type { BookedRow } from '../replay.contract';
import { rulesMet } from './met-rules';
import { asRulesSee, type PricedPlace } from './priced-place';
import type { PriceWish } from './price-wish';
import { type PriceAnswer, quote } from './quote';
import { versionOn } from './rule-order';
import { asVersion } from './try-price';

/** A booking that was made, with the place that it is for and who it is of. */
export type Booked = Omit<BookedRow, 'resourceId'> & { readonly place: PricedPlace; readonly memberName: string };
/** What it came to, and what it would come to. `before` is null where no price was spoken of, `after` where it could not be booked. */
export type Replayed = { readonly booking: Booked; readonly before: Minor | null; readonly after: Minor | null };
export type Sum = { readonly many: number; readonly before: Minor; readonly after: Minor };

/** What bookings are replayed under: a list as if it had always counted, and what counted then. */
export type ReplayWorld = {
  readonly list: PriceList;
  readonly currency: string;
  readonly published: readonly PriceListVersion[];
};

const wishOf = ({ place, role, startsAt, endsAt, guests, recurring }: Booked): PriceWish => ({
  ...{ startsAt, endsAt, guests, recurring, timeZone: place.timeZone, fullness: null },
  place: asRulesSee(place),
  who: { role, planId: null, teamId: null, taxExempt: false },
});

/** What a booking would cost by a list, at the moment at which it was made, with its trace. */
export function underList(booking: Booked, { list, currency }: ReplayWorld): PriceAnswer {
  const { taxes, cancellation, payment } = list;
  const book = { currency, versions: [asVersion(list)], taxes, cancellation, payment };
  return quote(wishOf(booking), book, [], booking.bookedAt);
}

/** What was agreed; where nothing was kept, what the lists of then make of it. */
function before(booking: Booked, { currency, published }: ReplayWorld): Minor | null {
  if (booking.agreed !== null) return booking.agreed;
  const wish = wishOf(booking);
  const last = new Date(wish.endsAt.getTime() - 1);
  const dates = [wish.startsAt, last].map((at) => localDateOf(at, wish.timeZone));
  const inForce = dates.map((date) => versionOn(published, date)).find((one) => one !== null);
  if (!inForce) return null;
  const { taxes, cancellation, payment } = inForce;
  const answer = quote(wish, { currency, versions: published, taxes, cancellation, payment }, [], booking.bookedAt);
  return answer.type === 'quote' ? answer.quote.total : null;
}

/** The bookings of a time under a list, summed up as they come in: by kind, by member, the ones that change most, the ones that could not be. */
export type Replay = {
  readonly all: Sum;
  readonly byKind: ReadonlyMap<ResourceKind, Sum>;
  readonly byMember: ReadonlyMap<string, Sum & { readonly name: string }>;
  /** Those that change most, either way. */
  readonly most: readonly Replayed[];
  /** Those that could not be booked any more: how many, and the first of them. */
  readonly lost: { readonly many: number; readonly first: readonly Replayed[] };
  /** How many had no price then. */
  readonly unpriced: number;
  /** The rules that none of them has met so far. */
  readonly unmet: readonly string[];
};

/** Enough to be read through. */
const SHOWN = 20;
const NONE: Sum = { many: 0, before: 0, after: 0 };

/** How full a space was at some moment of the past is not known, so nothing is said of lines that ask for it. */
export const nothingReplayed = ({ list }: ReplayWorld): Replay => ({
  ...{ all: NONE, byKind: new Map(), byMember: new Map(), most: [], unpriced: 0 },
  ...{
    lost: { many: 0, first: [] },
    unmet: list.rules.flatMap(({ id, conditions }) => (conditions.fullness ? [] : [id])),
  },
});

const change = ({ before, after }: { before: Minor | null; after: Minor | null }): Minor =>
  (after ?? 0) - (before ?? 0);
const added = (sum: Sum, one: Replayed): Sum => ({
  many: sum.many + 1,
  before: sum.before + (one.before ?? 0),
  after: sum.after + (one.after ?? 0),
});
/** The biggest changes first; of like ones, in the order of time. */
export const byChange = (a: { before: Minor | null; after: Minor | null }, b: typeof a): number =>
  Math.abs(change(b)) - Math.abs(change(a));

/** "What would these have come to?": more bookings, added to what was replayed before them. */
export function replayed(so: Replay, bookings: readonly Booked[], world: ReplayWorld): Replay {
  const rows = bookings.map((booking): Replayed => {
    const answer = underList(booking, world);
    return { booking, before: before(booking, world), after: answer.type === 'quote' ? answer.quote.total : null };
  });
  const byKind = new Map(so.byKind);
  const byMember = new Map(so.byMember);
  let all = so.all;
  for (const row of rows) {
    const { place, memberId, memberName: name } = row.booking;
    all = added(all, row);
    byKind.set(place.kind, added(byKind.get(place.kind) ?? NONE, row));
    byMember.set(memberId, { ...added(byMember.get(memberId) ?? NONE, row), name });
  }
  const lost = rows.filter(({ after }) => after === null);
  const unmet = new Set(so.unmet);
  for (const booking of bookings) {
    const left = world.list.rules.filter(({ id }) => unmet.has(id));
    for (const id of rulesMet(left, wishOf(booking), booking.bookedAt)) unmet.delete(id);
  }
  return {
    ...{ all, byKind, byMember },
    most: [...so.most, ...rows.filter((row) => row.after !== null && change(row) !== 0)].sort(byChange).slice(0, SHOWN),
    lost: { many: so.lost.many + lost.length, first: [...so.lost.first, ...lost].slice(0, SHOWN) },
    unpriced: so.unpriced + rows.filter((row) => row.before === null).length,
    unmet: [...unmet],
  };
}
