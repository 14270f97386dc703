import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { answerRequest } from '@/features/bookings/commands/answer-request';
import { wantDates } from '@/features/bookings/commands/want-dates';
import { answerRequestInput } from '@/features/bookings/requests.contract';
import { askFirst } from '@/features/bookings/testing-rules';
import { readWanted } from '@/features/bookings/wanted.reads';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { acceptOffer } from './commands/accept-offer';
import { lapseEntries, leaveWaitlist } from './commands/settle-entry';
import { SAID, wantedScene } from './testing-wanted';
import { readMyEntries } from './waitlists.reads';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '50';
const DAY = 86_400_000;

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let cleo: ActingMember;
let desk: ResourceId;
let scene: ReturnType<typeof wantedScene>;

beforeEach(async () => {
  space = await makeSpace();
  [ana, ben, cleo] = [await makeMember(space), await makeMember(space), await makeMember(space)];
  desk = await makeResource(space, { name: 'Desk 1' });
  scene = wantedScene(space, desk);
});

const { fill, ask, skip, codeOf } = SAID;
const book = (...args: Parameters<typeof scene.book>) => scene.book(...args);
const cancel = (...args: Parameters<typeof scene.cancel>) => scene.cancel(...args);
const series = (...args: Parameters<typeof scene.series>) => scene.series(...args);
const join = (...args: Parameters<typeof scene.join>) => scene.join(...args);
const want = (...args: Parameters<typeof scene.want>) => scene.want(...args);
const run = (when?: Date) => scene.run(when);
const stateOf = (ids: readonly BookingId[]) => scene.stateOf(ids);
const jobsOf = (task: string) => scene.jobsOf(task);
const { answer, offersOf } = SAID;
const wantedOf = async (who: ActingMember) => (await readWanted(who.personId, { limit: 100 })).items;

describe('a date that could not be had', () => {
  it('stays wanted where nothing was said of it, is offered when its time is free, and keeps its id when it is taken', async () => {
    const taken = await book(ben, 3);
    const { dates, seriesId } = await series(ana, 3);
    expect(await stateOf(dates)).toEqual(['confirmed', 'skipped, offer', 'confirmed']);
    expect((await wantedOf(ana)).map(({ bookingId, ahead, wanted }) => [bookingId, ahead, wanted])).toEqual([
      [dates[1], 0, 'offer'],
    ]);
    await cancel(ben, taken);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await jobsOf('send-waitlist-offer')).toHaveLength(1);
    // Whoever walks in meets the hold.
    expect(await codeOf(book(cleo, 3))).toBe('booking.slot_taken');
    const before = await scene.sequenceOf(seriesId);
    const [entry] = await offersOf(ana);
    const request = answer(ana, entry!);
    const got = await acceptOffer(ana, request);
    expect(got).toEqual({ bookingId: dates[1], resourceName: 'Desk 1' });
    expect(await acceptOffer(ana, request)).toEqual(got);
    expect(await stateOf(dates)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await scene.sequenceOf(seriesId)).toBe(before + 1);
    expect(await jobsOf('send-dates-filled')).toMatchObject([{ payload: { seriesId } }]);
    expect(await wantedOf(ana)).toEqual([]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is booked at once where its member said so, all that came free in one commit, and told in one mail', async () => {
    const taken = [await book(ben, 2), await book(ben, 3), await book(ben, 4)];
    const { dates } = await series(ana, 4, fill);
    expect(await stateOf(dates)).toEqual(['skipped, fill', 'skipped, fill', 'skipped, fill', 'confirmed']);
    for (const one of taken) await cancel(ben, one);
    expect(await run()).toBe(3);
    expect(await stateOf(dates)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);
    expect(await jobsOf('send-dates-filled')).toHaveLength(1);
    expect(await jobsOf('send-waitlist-offer')).toHaveLength(0);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is nobody’s wish where its member skipped it, until they say so', async () => {
    const taken = await book(ben, 2);
    const { dates } = await series(ana, 2, skip);
    expect(await stateOf(dates)).toEqual(['skipped', 'confirmed']);
    await cancel(ben, taken);
    expect(await run()).toBe(0);
    expect(await want(ana, [dates[0]!], 'fill')).toEqual({ dates: 1 });
    expect(await run()).toBe(1);
    expect(await stateOf(dates)).toEqual(['confirmed', 'confirmed']);
  });
});

describe('one line for all', () => {
  it('serves first who came first: a single wish before a date of a series, and a date before a later wish', async () => {
    const taken = [await book(ben, 2), await book(ben, 3)];
    const early = await join(cleo, 2);
    const { dates } = await series(ana, 3, fill);
    const late = await join(cleo, 3);
    expect((await wantedOf(ana)).map(({ ahead }) => ahead)).toEqual([1, 0]);
    expect((await readMyEntries(cleo.personId)).map(({ id, ahead }) => [id, ahead])).toEqual([
      [early, 0],
      [late, 1],
    ]);
    for (const one of taken) await cancel(ben, one);
    expect(await run()).toBe(2);
    expect(await offersOf(cleo)).toEqual([early]);
    expect((await stateOf(dates)).slice(0, 2)).toEqual(['skipped, fill', 'confirmed']);
    // She lets it go: the next is Ana's date.
    await leaveWaitlist(cleo, answer(cleo, early));
    expect(await run()).toBe(1);
    expect((await stateOf(dates)).slice(0, 2)).toEqual(['confirmed', 'confirmed']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('gives each date of two crossing series to whoever wanted it first', async () => {
    const taken = [await book(ben, 2), await book(ben, 3)];
    const first = await series(ana, 3, fill);
    const [, asksToo] = [await cancel(ana, first.dates[2]!), await series(cleo, 3, fill)];
    await want(ana, [first.dates[1]!], null);
    await want(ana, [first.dates[1]!], 'fill');
    for (const one of taken) await cancel(ben, one);
    await Promise.all(Array.from({ length: 20 }, () => run()));
    expect((await stateOf(first.dates)).slice(0, 2)).toEqual(['confirmed', 'skipped, fill']);
    expect((await stateOf(asksToo.dates)).slice(0, 2)).toEqual(['skipped, fill', 'confirmed']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('never has two winners, however many book while it is filled', async () => {
    const taken = await book(ben, 2);
    const { dates } = await series(ana, 2, fill);
    await cancel(ben, taken);
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => run()),
      ...Array.from({ length: 10 }, () => codeOf(book(cleo, 2))),
    ]);
    const [state] = await stateOf(dates);
    const booked = answers.filter((one) => one === 'ok').length;
    expect(booked + (state === 'confirmed' ? 1 : 0)).toBe(1);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });
});

describe('an offer of a date', () => {
  const offered = async () => {
    const taken = await book(ben, 2);
    const made = await series(ana, 2, ask);
    await cancel(ben, taken);
    await run();
    return { ...made, entry: (await offersOf(ana))[0]! };
  };

  it('is kept as long as its member said, then the date is asked for no more and the next has it', async () => {
    const { dates, entry } = await offered();
    const later = await join(cleo, 2);
    expect(await lapseEntries(space.operatorId, new Date(Date.now() + 29 * 60_000))).toBe(0);
    const after = new Date(Date.now() + 31 * 60_000);
    expect(await lapseEntries(space.operatorId, after)).toBe(1);
    expect(await stateOf(dates)).toEqual(['skipped', 'confirmed']);
    expect(await run()).toBe(1);
    expect(await offersOf(cleo)).toEqual([later]);
    expect(await codeOf(acceptOffer(ana, answer(ana, entry)))).toBe('waitlist.offer_over');
  });

  it('that is declined is asked for no more', async () => {
    const { dates, entry } = await offered();
    expect(await leaveWaitlist(ana, answer(ana, entry))).toEqual({ how: 'declined' });
    expect(await stateOf(dates)).toEqual(['skipped', 'confirmed']);
    expect(await run()).toBe(0);
    expect(await codeOf(book(cleo, 2))).toBe('ok');
  });

  it('goes with the wish: what was kept is free again', async () => {
    const { dates, entry } = await offered();
    await want(ana, [dates[0]!], null);
    expect(await codeOf(acceptOffer(ana, answer(ana, entry)))).toBe('waitlist.offer_over');
    expect(await lapseEntries(space.operatorId)).toBe(1);
    expect(await codeOf(book(cleo, 2))).toBe('ok');
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is no answer to who wants it without being asked: then it is booked', async () => {
    const { dates } = await offered();
    await want(ana, [dates[0]!], 'fill');
    expect(await lapseEntries(space.operatorId)).toBe(1);
    expect(await run()).toBe(1);
    expect(await stateOf(dates)).toEqual(['confirmed', 'confirmed']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('of several dates is one mail', async () => {
    const taken = [await book(ben, 2), await book(ben, 3)];
    await series(ana, 3, ask);
    for (const one of taken) await cancel(ben, one);
    expect(await run()).toBe(2);
    const [first, ...rest] = await jobsOf('send-waitlist-offer');
    expect(rest).toEqual([]);
    expect(first?.payload.others).toHaveLength(1);
    expect(await offersOf(ana)).toHaveLength(2);
  });
});

describe('a series that asks for a yes', () => {
  it('has nothing filled before it is answered, nor after a no', async () => {
    const room = await makeResource(space, { name: 'Hall', kind: 'event_space' });
    await askFirst(space, { resourceId: room });
    const hall = wantedScene(space, room);
    const staff = await makeMember(space, 'owner');
    const booked = await hall.book(staff, 2);
    const { dates } = await hall.series(ana, 2, fill);
    expect(await hall.stateOf(dates)).toEqual(['skipped, fill', 'requested']);
    await cancel(staff, booked);
    expect(await run()).toBe(0);
    await answerRequest(
      staff,
      answerRequestInput.parse({
        ...{
          operatorId: space.operatorId,
          bookingId: dates[1]!,
          answer: 'decline',
          scope: 'all',
          requestId: newId(),
        },
      }),
    );
    expect(await run()).toBe(0);
    expect((await hall.stateOf(dates))[0]).toBe('skipped, fill');
    expect(await wantedOf(ana)).toEqual([]);
  });
});

describe('what stands in the way', () => {
  it('of a limit keeps the date in line, and it is filled once the limit allows it', async () => {
    const taken = await book(ben, 2);
    const mine = await book(ana, 2, await makeResource(space, { name: 'Desk 2' }));
    const { dates } = await series(ana, 2, fill);
    await makeRule(space, {
      topic: 'limit',
      settings: { atOnce: null, hoursPerDay: 3, hoursPerWeek: null, hoursPerMonth: null },
    });
    await cancel(ben, taken);
    expect(await run()).toBe(0);
    expect((await stateOf(dates))[0]).toBe('skipped, fill');
    await cancel(ana, mine);
    expect(await run()).toBe(1);
    expect((await stateOf(dates))[0]).toBe('confirmed');
  });

  it('of somebody who left: nothing is booked for them', async () => {
    const taken = await book(ben, 2);
    const { dates } = await series(ana, 2, fill);
    await inOperator(space, (tx) =>
      tx.updateTable('members').set({ status: 'removed' }).where('id', '=', ana.memberId).execute(),
    );
    await cancel(ben, taken);
    expect(await run()).toBe(0);
    expect((await stateOf(dates))[0]).toBe('skipped, fill');
  });

  it('of a date that has begun: it is over', async () => {
    const taken = await book(ben, 2);
    const { dates } = await series(ana, 2, fill);
    await cancel(ben, taken);
    expect(await run(new Date(Date.now() + 3 * DAY))).toBe(0);
    expect((await stateOf(dates))[0]).toBe('skipped, fill');
  });

  it('of whose it is: dates of others are not there, and what is booked is left alone', async () => {
    const { dates } = await series(ana, 2);
    expect(await codeOf(want(ana, dates, 'fill'))).toBe('booking.not_found');
    await book(ben, 6);
    const later = await series(ana, 2, undefined, 6);
    expect(await codeOf(want(ben, [later.dates[0]!], null))).toBe('booking.not_found');
    const input = {
      operatorId: space.operatorId,
      bookingIds: later.dates,
      wanted: 'fill' as const,
      requestId: newId<'request'>(),
    };
    expect(await wantDates(ana, input)).toEqual({ dates: 1 });
    expect(await wantDates(ana, input)).toEqual({ dates: 1 });
    expect(await stateOf(later.dates)).toEqual(['skipped, fill', 'confirmed']);
  });
});
