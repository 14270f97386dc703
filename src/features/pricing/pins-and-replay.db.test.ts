import { beforeEach, describe, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { statementsOf } from '@/features/bookings/testing-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { type BookingId, newId, type ResourceId } from '@/kernel/ids';
import { planTopic, spaceTopic } from '@/kernel/realtime';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { pinPrice } from './commands/pin-price';
import { publishPriceList } from './commands/publish-price-list';
import { rollBack } from './commands/roll-back';
import { saveDraft } from './commands/save-draft';
import { unpinPrice } from './commands/unpin-price';
import { MOST_PINS, type PinPriceInput } from './pins.contract';
import type { PriceList } from './pricing.contract';
import { replayInput } from './replay.contract';
import { readBooked } from './replay.reads';
import { readPriceLists } from './pricing.reads';
import { block, listOf, percentOff, sets } from './testing-prices';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  room = await makeResource(space, { kind: 'meeting_room', name: 'Anchor' });
});

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
async function draft(list: PriceList) {
  const before = (await readPriceLists(owner)).draft?.id ?? null;
  return (await saveDraft(owner, { ...base(), list, draft: before })).draft;
}
const publish = async (list: PriceList, accepted?: { pinId: never; amount: number | null }[]) =>
  publishPriceList(owner, { ...base(), draft: await draft(list), effectiveFrom: '2026-06-01', accepted }, NOW);

/** A Tuesday 16-20: two hours at 12.00, then the evening for 32.00. */
const EVENING = (evening: number) =>
  listOf([block(evening, '18-23'), sets('hour', 1200), percentOff(50, { lead: { from: 1440, to: null } })]);
const wish = { date: '2026-06-02', from: '16:00', to: '20:00', role: 'visitor' as const, guests: 0, recurring: false };
const pin = (more: Partial<PinPriceInput> = {}, who = owner) =>
  pinPrice(who, { ...base(), resourceId: room, wish, asOf: '2026-06-02T06:00:00.000Z', expected: 5600, ...more });
const pinned = async () => (await readPriceLists(owner)).pins.map(({ id, expected }) => [id, expected]);

describe('a pinned price', () => {
  it('is kept as it was seen, with who pinned it; it is taken away, and put back by what that answered', async () => {
    const { pinId } = await pin();
    const [kept] = (await readPriceLists(owner)).pins;
    expect(kept).toMatchObject({ id: pinId, resourceId: room, wish, expected: 5600, pinnedByName: owner.displayName });
    expect(kept?.asOf).toEqual(new Date('2026-06-02T06:00:00Z'));
    const { unpinned } = await unpinPrice(owner, { ...base(), pinId });
    expect(await pinned()).toEqual([]);
    await expect(unpinPrice(owner, { ...base(), pinId })).rejects.toMatchObject({ code: 'pricing.pin_not_found' });
    const again = await pinPrice(owner, { ...base(), ...unpinned });
    expect((await readPriceLists(owner)).pins).toMatchObject([
      { ...kept, id: again.pinId, pinnedAt: expect.anything() as Date },
    ]);
  });

  it('holds a draft back until it is kept or its very amount is accepted, and then that is expected', async () => {
    const { pinId } = await pin();
    // Booked on the same morning: what is for those who book a day before is not in it.
    expect(await publish(EVENING(3200))).toEqual({ version: 1 });
    const dearer = EVENING(4000);
    await expect(publish(dearer)).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'pricing.pins_broken' },
      details: {
        pins: [{ pinId, resourceName: 'Anchor', date: '2026-06-02', from: '16:00', expected: 5600, amount: 6400 }],
      },
    });
    await expect(publish(dearer, [{ pinId: pinId as never, amount: 6300 }])).rejects.toMatchObject({
      code: 'pricing.pins_broken',
    });
    await expect(publish(dearer, [{ pinId: newId() as never, amount: 6400 }])).rejects.toMatchObject({
      code: 'pricing.pins_broken',
    });
    // A refusal changes nothing: neither the list nor what is expected.
    expect(await pinned()).toEqual([[pinId, 5600]]);
    expect(await publish(dearer, [{ pinId: pinId as never, amount: 6400 }])).toEqual({ version: 2 });
    expect(await pinned()).toEqual([[pinId, 6400]]);
    // What is not changed is not taken from what was sent.
    await publish(dearer, [{ pinId: pinId as never, amount: 1 }]);
    expect(await pinned()).toEqual([[pinId, 6400]]);
    const back = { ...base(), to: 1, effectiveFrom: '2026-06-01' };
    await expect(rollBack(owner, back, NOW)).rejects.toMatchObject({ code: 'pricing.pins_broken' });
    await rollBack(owner, { ...back, ...base(), accepted: [{ pinId, amount: 5600 }] }, NOW);
    expect(await pinned()).toEqual([[pinId, 5600]]);
  });

  it('may be that it cannot be booked; and there is an end to them', async () => {
    const { pinId } = await pin({ expected: null, wish: { ...wish, from: '23:00', to: '24:00' } });
    await publish(listOf([block(3200, '18-23')]));
    await expect(publish(EVENING(3200))).rejects.toMatchObject({
      details: { pins: [{ expected: null, amount: 1200 }] },
    });
    await publish(EVENING(3200), [{ pinId: pinId as never, amount: 1200 }]);
    expect(await pinned()).toEqual([[pinId, 1200]]);
    for (let n = 1; n < MOST_PINS; n++) await pin();
    await expect(pin()).rejects.toMatchObject({ code: 'pricing.too_many_pins' });
  });

  it('is for those who set prices, on a place of their own', async () => {
    await expect(pin({}, ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const elsewhere = await makeResource(await makeSpace());
    await expect(pin({ resourceId: elsewhere })).rejects.toMatchObject({ code: 'pricing.pinned_place_not_found' });
    const { pinId } = await pin();
    await expect(unpinPrice(ana, { ...base(), pinId })).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const other = await makeMember(await makeSpace(), 'owner');
    await expect(unpinPrice(other, { ...base(), operatorId: other.operatorId, pinId })).rejects.toMatchObject({
      code: 'pricing.pin_not_found',
    });
  });

  it('pinned twice by one request stands there once', async () => {
    const input = { ...base(), resourceId: room, wish, asOf: '2026-06-02T06:00:00.000Z', expected: 5600 };
    const both = await Promise.all([pinPrice(owner, input), pinPrice(owner, input)]);
    expect(both[0]).toEqual(both[1]);
    expect(await pinned()).toHaveLength(1);
  });
});

describe('what was booked', () => {
  const book = async (from: string, to: string, who = ana, more: object = {}) => {
    const wish = { spaceId: space.spaceId, resourceId: room, startsAt: from, endsAt: to, requestId: newId(), ...more };
    return (await bookDesk(who, bookDeskInput.parse(wish), NOW)).booking.id as BookingId;
  };
  const read = (more: object = {}, who = owner) =>
    readBooked(who, replayInput.parse({ operatorId: who.operatorId, from: '2026-06-02', to: '2026-06-03', ...more }));

  it('is read by days of the wall, with the price agreed and the moment at which it was, and without what was given back', async () => {
    await book('2026-06-01T22:00', '2026-06-02T01:00');
    const unpriced = await book('2026-06-02T09:00', '2026-06-02T10:00');
    await publish(EVENING(3200));
    const last = await book('2026-06-03T23:30', '2026-06-04T01:00');
    const guest = { onBehalfOf: { guest: { name: 'Rui', email: null } }, override: 'Walked in' };
    const walkedIn = await book('2026-06-03T09:00', '2026-06-03T10:00', owner, guest);
    await book('2026-06-04T09:00', '2026-06-04T10:00');
    const bookingId = await book('2026-06-03T12:00', '2026-06-03T13:00');
    await cancelBooking(ana, { ...base(), bookingId, scope: 'one' }, NOW);
    const { bookings, places, members, total, next } = await read();
    expect(bookings.map(({ id, agreed, role, recurring }) => [id, agreed, role, recurring])).toEqual([
      [unpriced, null, 'member', false],
      // Two days ahead, so half of what an hour costs.
      [walkedIn, 600, 'visitor', false],
      [last, 900, 'member', false],
    ]);
    expect(bookings[2]).toMatchObject({ startsAt: expect.any(Date) as Date, guests: 0, memberId: ana.memberId });
    expect([total, next]).toEqual([3, null]);
    expect(places).toMatchObject([{ id: room, name: 'Anchor', kind: 'meeting_room', groupId: null }]);
    expect(members.map(({ id }) => id).sort()).toEqual([ana.memberId, owner.memberId].sort());
  });

  it('comes in pages that meet without a gap, two statements for the first and one for each other', async () => {
    const ids: BookingId[] = [];
    for (let hour = 10; hour < 17; hour++) ids.push(await book(`2026-06-02T${hour}:00`, `2026-06-02T${hour + 1}:00`));
    const seen: string[] = [];
    const totals: (number | null)[] = [];
    for (let after: { startsAt: string; id: string } | null | undefined; after !== null;) {
      const page = await read({ after: after ?? null, limit: 3 });
      seen.push(...page.bookings.map(({ id }) => id));
      totals.push(page.total);
      after = page.next;
    }
    expect(seen).toEqual(ids);
    expect(totals).toEqual([7, null, null]);
    expect(await statementsOf(() => read())).toHaveLength(2);
    const after = { startsAt: '2026-06-02T10:00:00Z', id: newId() };
    expect(await statementsOf(() => read({ after }))).toHaveLength(1);
  });

  it('is for those who set prices, of their own house', async () => {
    await book('2026-06-02T09:00', '2026-06-02T10:00');
    await expect(read({}, ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const other = await makeMember(await makeSpace(), 'owner');
    expect(await read({}, other)).toMatchObject({ bookings: [], total: 0 });
  });
});

describe('whoever looks at prices', () => {
  const nudged = () =>
    asOwner<{ topics: string[] }>(
      `select j.payload->'topics' as topics from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'nudge' order by j.id`,
    );

  it('hears of it when other ones are published or brought back, once each; a draft and a refusal are nobody’s business', async () => {
    await asOwner('delete from graphile_worker._private_jobs');
    await draft(EVENING(3200));
    await pin();
    expect(await nudged()).toEqual([]);
    await expect(publish(EVENING(4000))).rejects.toMatchObject({ code: 'pricing.pins_broken' });
    expect(await nudged()).toEqual([]);
    const told = { topics: [spaceTopic(space.spaceId), planTopic(space.spaceId)] };
    await publish(EVENING(3200));
    expect(await nudged()).toEqual([told]);
    await rollBack(owner, { ...base(), to: 1, effectiveFrom: '2026-06-01' }, NOW);
    expect(await nudged()).toEqual([told, told]);
  });
});
