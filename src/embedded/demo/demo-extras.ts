import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import { type BookingId, type MemberId, newId, type ResourceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { chargeThem } from '@/features/billing/commands/charge-bookings';
import { listBookingsToCharge } from '@/features/billing/sql/bookings-to-charge';
import { lockCharging } from '@/features/billing/sql/charge-writes';
import { keepPrices } from '@/features/bookings/commands/keep-prices';
import { unnamedGuests } from '@/features/bookings/domain/guest-drafts';
import { mostGuests } from '@/features/bookings/domain/seats';
import { saveCodeInput } from '@/features/pricing/codes.contract';
import { getCode } from '@/features/pricing/codes.service';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import { saveExtraInput } from '@/features/pricing/extras.contract';
import type { PriceList } from '@/features/pricing/pricing.contract';
import { upsertCode } from '@/features/pricing/sql/discount-codes';
import { upsertExtra } from '@/features/pricing/sql/extras';
import { getBookable, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { idOf, type WrittenHouse } from './write-house';

const ROOMS = ['meeting_room', 'event_space'];
/** Lunch and coffee by head, technology by what it is. */
const EXTRAS = [
  { name: 'Lunch', per: 'guest', price: 1450, kinds: ROOMS },
  { name: 'Coffee and fruit', per: 'guest', price: 350, kinds: ROOMS },
  { name: 'Second screen', per: 'booking', price: 500, kinds: ['desk', 'private_office'] },
  { name: 'Projector', per: 'hour', price: 400, kinds: ['event_space'] },
  { name: 'Flip chart', per: 'booking', price: 600, kinds: ROOMS, onSale: false },
] as const;
const [LUNCH, COFFEE] = [0, 1];
const USED_UP = 'FRIENDS5';
const WELCOME = 'WELCOME20';
const WORKSHOP = 'WORKSHOP10';

/** One to begin with, one that is used up, one for rooms, one of last summer. */
const codesOn = (today: string) => [
  { code: WELCOME, off: { type: 'percent', percent: 20 }, limitEach: 1 },
  { code: USED_UP, off: { type: 'amount', amount: 500 }, limitInAll: 3, limitEach: 1 },
  { code: WORKSHOP, off: { type: 'percent', percent: 10 }, kinds: ROOMS },
  { code: 'SUMMER', off: { type: 'percent', percent: 15 }, validTo: lastSummer(today) },
];

/** The last day of the August that is over. */
const lastSummer = (today: string): string => {
  const year = Number(today.slice(0, 4)) - (today.slice(5) > '08-31' ? 0 : 1);
  return `${year}-08-31`;
};

type Selling = { readonly list: PriceList; readonly now: Date };

/** What is sold beside time, codes, and meetings of the last weeks and the next ones that were booked with them: priced, and on the accounts of their members. */
export async function writeExtras(
  tx: OperatorTx,
  house: DemoHouse,
  written: WrittenHouse,
  { list, now }: Selling,
): Promise<void> {
  const owner = house.members.find(({ role }) => role === 'owner');
  if (!owner) return;
  const by = idOf(written.members, owner.email).memberId;
  const tax = list.taxes.otherwise;
  const sold: BookedExtra[] = [];
  for (const extra of EXTRAS) {
    const id = newId<'extra'>();
    const terms = saveExtraInput.shape.terms.parse({ ...extra, tax });
    await upsertExtra(tx, { id, isNew: true, by }, terms);
    sold.push({ extraId: id, name: terms.name, per: terms.per, price: terms.price, tax, count: 1 });
  }
  for (const code of codesOn(localDateOf(now, house.space.timeZone))) {
    const terms = saveCodeInput.shape.terms.parse(code);
    await upsertCode(tx, { id: newId<'discount_code'>(), isNew: true, by }, terms);
  }
  await bookWithThem(tx, written, sold, await listMeetings(tx, house, written, now));
}

type Meeting = {
  readonly id: BookingId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly createdAt: Date;
};
const MOST = 12;

/** Single meetings: those of the house's first member, and as many of others. */
async function listMeetings(
  tx: OperatorTx,
  { members }: DemoHouse,
  written: WrittenHouse,
  now: Date,
): Promise<Meeting[]> {
  const first = members.find(({ role }) => role === 'member');
  const { rows } = await sql<Meeting>`
    select b.id, b.resource_id, b.member_id, m.role, b.starts_at, b.ends_at, b.created_at
    from bookings b join members m on m.operator_id = b.operator_id and m.id = b.member_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id and r.kind = 'meeting_room'
    where b.operator_id = ${tx.operatorId} and b.status = 'confirmed' and b.series_id is null and b.guest_name is null and m.role in ('member', 'host')
      and b.starts_at > ${now}::timestamptz - interval '70 days' and b.starts_at < ${now}::timestamptz + interval '30 days'
    order by b.starts_at, r.name
  `.execute(tx);
  const own = first && idOf(written.members, first.email).memberId;
  const others = rows.filter(({ memberId }) => memberId !== own);
  const step = Math.max(1, Math.floor(others.length / MOST));
  return [
    ...rows.filter(({ memberId }) => memberId === own),
    ...others.filter((_, at) => at % step === 0).slice(0, MOST),
  ];
}

/** Each with coffee, every other with lunch, for as many as sit there; a few with a code. At the prices of the day on which it was booked. */
async function bookWithThem(
  tx: OperatorTx,
  { spaceId }: WrittenHouse,
  sold: readonly BookedExtra[],
  meetings: readonly Meeting[],
): Promise<void> {
  const places = new Map<ResourceId, BookableFacts>();
  const usedBy = new Set<MemberId>();
  await lockCharging(tx);
  for (const [at, { id, resourceId, memberId, role, startsAt, endsAt, createdAt }] of meetings.entries()) {
    const facts = places.get(resourceId) ?? (await getBookable(tx, spaceId, resourceId));
    places.set(resourceId, facts);
    const guests = Math.min(mostGuests(facts.capacity), 1 + (at % 4));
    const extras = [sold[COFFEE]!, ...(at % 2 === 0 ? [sold[LUNCH]!] : [])];
    await tx
      .updateTable('bookings')
      .set({ guests: JSON.stringify(unnamedGuests(guests)), extras: JSON.stringify(extras) })
      .where('operatorId', '=', tx.operatorId)
      .where('id', '=', id)
      .execute();
    const isFirst = !usedBy.has(memberId);
    const forNew = usedBy.size < 3 ? USED_UP : at % 3 === 0 ? WELCOME : WORKSHOP;
    const code = isFirst ? forNew : undefined;
    if (code) usedBy.add(memberId);
    const inHand = await getCode(tx, { code, facts, memberId }, createdAt);
    const who = { memberId, role };
    await keepPrices(tx, [{ id, facts, guests, who, startsAt, endsAt, recurring: false }], createdAt, inHand);
    await chargeThem(tx, await listBookingsToCharge(tx, { bookingId: id }));
  }
}
