import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { readWanted } from '@/features/bookings/wanted.reads';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { offerFreedTime } from './commands/offer-freed-time';
import { SAID, wantedScene } from './testing-wanted';

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let cleo: ActingMember;
let dan: ActingMember;
let scene: ReturnType<typeof wantedScene>;
const { fill, offersOf } = SAID;

beforeEach(async () => {
  space = await makeSpace();
  [ana, ben, cleo] = [await makeMember(space), await makeMember(space), await makeMember(space)];
  dan = await makeMember(space);
  scene = wantedScene(space, await makeResource(space));
});
const take = (...days: number[]) => Promise.all(days.map((day) => scene.book(ben, day)));

describe('the list of what is wanted', () => {
  it('goes on page by page, and says of each series how many dates of it there are', async () => {
    await take(2, 3, 4);
    const { dates } = await scene.series(ana, 4, fill);
    const first = await readWanted(ana.personId, { limit: 2 });
    const idsOf = (page: typeof first) => page.items.map(({ bookingId, ofSeries }) => [bookingId, ofSeries]);
    expect(idsOf(first)).toEqual([
      [dates[0], 3],
      [dates[1], 3],
    ]);
    const next = await readWanted(ana.personId, { limit: 2, cursor: first.nextCursor });
    expect([idsOf(next), next.nextCursor]).toEqual([[[dates[2], 3]], null]);
    expect((await readWanted(ana.personId, { limit: 3 })).nextCursor).toBeNull();
  });
});

describe('where the owner lets nobody wait', () => {
  it('nobody is asked, and the list says so; what is to be booked is booked, and another place is as ever', async () => {
    const [taken] = await take(2);
    const { dates } = await scene.series(ana, 2);
    const askedOf = async () => (await readWanted(ana.personId, { limit: 9 })).items.map(({ asked }) => asked);
    expect(await askedOf()).toEqual([true]);
    await makeRule(space, { topic: 'waitlist', settings: { on: false, offerMinutes: 30 }, resourceId: scene.desk });
    expect(await askedOf()).toEqual([false]);
    await scene.cancel(ben, taken!);
    expect([await offerFreedTime(space), await scene.stateOf(dates)]).toEqual([0, ['skipped, offer', 'confirmed']]);
    await scene.want(ana, [dates[0]!], 'fill');
    expect([await offerFreedTime(space), await scene.stateOf(dates)]).toEqual([1, ['confirmed', 'confirmed']]);
  });

  it('only what its rule is for: one who may wait all the same is asked', async () => {
    await take(2);
    await scene.series(ana, 2);
    await makeRule(space, { topic: 'waitlist', settings: { on: false, offerMinutes: 30 } });
    const mine = { topic: 'waitlist', settings: { on: true, offerMinutes: 30 }, memberId: ana.memberId } as const;
    await makeRule(space, mine);
    expect((await readWanted(ana.personId, { limit: 9 })).items.map(({ asked }) => asked)).toEqual([true]);
  });
});

describe('a line longer than a page', () => {
  it('serves also the last who came, in the turn of all', async () => {
    const taken = await take(2, 3, 4, 5);
    const first = await scene.series(ana, 5, fill);
    const early = await scene.join(cleo, 5);
    const behind = await scene.series(cleo, 6, fill);
    await scene.join(dan, 5);
    await scene.want(ana, [first.dates[3]!], null);
    // What most of them wait for stays taken; the last days come free.
    for (const id of taken.slice(2)) await scene.cancel(ben, id);
    expect(await offerFreedTime(space, new Date(), { entries: 1, dates: 2 })).toBe(2);
    expect((await scene.stateOf(first.dates)).slice(0, 3)).toEqual(['skipped, fill', 'skipped, fill', 'confirmed']);
    expect((await scene.stateOf(behind.dates)).slice(0, 4)).toEqual(Array(4).fill('skipped, fill'));
    expect([await offersOf(cleo), await offersOf(dan)]).toEqual([[early], []]);
    for (const id of taken.slice(0, 2)) await scene.cancel(ben, id);
    expect(await offerFreedTime(space, new Date(), { entries: 1, dates: 1 })).toBe(2);
    expect((await scene.stateOf(first.dates)).slice(0, 3)).toEqual(Array(3).fill('confirmed'));
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });
});
