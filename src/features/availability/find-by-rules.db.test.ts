import { describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { seededRandom } from '@/embedded/demo/seeded-random';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { NO_WISH, type Wish } from './domain/wish';
import { searchFreeTime } from './find-time.reads';
import { make, NOW, take } from './testing-finding';

const search = (wish: Partial<Wish>, who: ActingMember, at: MadeSpace) =>
  inOperator(who, (tx) =>
    searchFreeTime(tx, who, { spaceId: at.spaceId, wish: { ...NO_WISH, ...wish }, page: 1 }, NOW),
  );

describe('the rules of the house', () => {
  it('are kept: own hours, buffers, notice, starts and lengths; and every time that is found can be booked', async () => {
    const house = await makeSpace({ opens: 480, closes: 1200 });
    const member = await makeMember(house);
    const made: ResourceId[] = [];
    for (const kind of ['desk', 'desk', 'meeting_room', 'phone_booth', 'parking'] as const)
      made.push(await make(house, kind, `${kind} ${made.length}`, { capacity: 4 }));
    const half = await make(house, 'event_space', 'Half', { capacity: 10 });
    made.push(
      half,
      await make(house, 'event_space', 'Whole', { parts: [half, await make(house, 'event_space', 'Rest')] }),
    );
    const { operatorId, spaceId } = house;
    await inOperator(house, (tx) =>
      tx
        .insertInto('resourceHours')
        .values({ operatorId, spaceId, resourceId: made[1]!, weekday: 2, opensMinute: 1080, closesMinute: 1560 })
        .execute(),
    );
    const step = { minMinutes: 30, maxMinutes: 180, step: { unit: 'minutes' as const, every: 30 } };
    await makeRule(house, { topic: 'length', kind: 'meeting_room', settings: { ...step, starts: [] } });
    await makeRule(house, {
      topic: 'length',
      kind: 'parking',
      settings: { ...step, starts: [], maxMinutes: null, step: { unit: 'half_day', noonMinute: 780 } },
    });
    await makeRule(house, { topic: 'notice', settings: { minMinutes: 26 * 60, maxDays: 9 } });
    await makeRule(house, {
      topic: 'buffer',
      kind: 'meeting_room',
      settings: { beforeMinutes: 20, afterMinutes: 40, noneBetweenOwn: false },
    });
    await makeRule(house, {
      topic: 'buffer',
      resourceId: half,
      settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false },
    });
    await makeRule(house, { topic: 'access', resourceId: made[3]!, settings: { anytime: true } });
    const random = seededRandom('finding').next;
    for (const id of [...made.slice(0, 6)])
      for (let at = NOW.getTime(); at < NOW.getTime() + 13 * 86_400_000;) {
        const from = at + Math.ceil((random() * 9 * 3_600_000) / 300_000) * 300_000;
        const to = from + Math.ceil((random() * 4 * 3_600_000 + 300_000) / 300_000) * 300_000;
        const local = (ms: number) => new Date(ms).toISOString().slice(0, 16);
        await take(house, id, local(from), local(to), random() < 0.3 ? 'hold' : 'event');
        at = to;
      }
    const wishes: Partial<Wish>[] = [
      {},
      { minutes: 45 },
      { minutes: 60 },
      { minutes: 30, parts: ['morning', 'evening'] },
      { parts: ['afternoon'] },
      { parts: ['all_day'] },
      { from: '09:00', to: '10:30' },
      { from: '18:30', minutes: 120 },
      {
        days: Array.from({ length: 14 }, (_, n) => new Date(NOW.getTime() + n * 86_400_000).toISOString().slice(0, 10)),
        minutes: 90,
      },
    ];
    const times = [];
    for (const wish of wishes)
      for (const { resource, times: of } of (await search(wish, member, house)).items)
        for (const time of of) times.push({ resource, wish, ...time, luck: random() });
    expect(times.length).toBeGreaterThan(100);
    expect(new Set(times.map(({ resource }) => resource.name)).size).toBe(made.length + 1);
    for (const { resource, startsAt, endsAt, wish } of times.sort((a, b) => a.luck - b.luck).slice(0, 70)) {
      const input = bookDeskInput.parse({
        spaceId,
        resourceId: resource.id,
        startsAt,
        endsAt,
        requestId: newId(),
        dryRun: true,
      });
      const booked = await bookDesk(member, input, NOW).catch((error: Error) => error);
      expect(booked, `${resource.name} ${startsAt} ${endsAt} ${JSON.stringify(wish)}`).toMatchObject({ dryRun: true });
    }
  }, 60_000);

  it('sell what is shorter than the wish where nothing else is sold, in a gap that just holds it', async () => {
    const house = await makeSpace({ opens: 480, closes: 1080 });
    const member = await makeMember(house);
    const [desk, room] = [await make(house, 'desk', 'Desk'), await make(house, 'meeting_room', 'Room')];
    const length = { minMinutes: null, maxMinutes: null, starts: [] };
    const half = { ...length, step: { unit: 'half_day' as const, noonMinute: 780 } };
    await makeRule(house, { topic: 'length', kind: 'desk', settings: half });
    const short = { ...length, maxMinutes: 30, step: { unit: 'minutes' as const, every: 30 as const } };
    await makeRule(house, { topic: 'length', kind: 'meeting_room', settings: short });
    const after = { beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: false };
    await makeRule(house, { topic: 'buffer', kind: 'meeting_room', settings: after });
    const day = '2026-12-01';
    await take(house, desk, `${day}T07:00`, `${day}T13:00`);
    await take(house, room, `${day}T07:00`, `${day}T09:00`);
    await take(house, room, `${day}T09:40`, `${day}T18:00`);
    const { items } = await search({ minutes: 360, days: [day] }, member, house);
    const times = items.map(({ resource, times: [time] }) => [
      resource.name,
      time!.startsAt,
      time!.endsAt,
      time!.byRule,
    ]);
    expect(times.sort()).toEqual([
      ['Desk', `${day}T13:00:00.000Z`, `${day}T18:00:00.000Z`, true],
      ['Room', `${day}T09:00:00.000Z`, `${day}T09:30:00.000Z`, true],
    ]);
    // Five minutes less, and the room has none.
    await take(house, room, `${day}T09:35`, `${day}T09:40`);
    const less = await search({ minutes: 360, days: [day] }, member, house);
    expect(less.items.map(({ resource }) => resource.name)).toEqual(['Desk']);
  });

  it('sell the day that is open also to whom may come at any hour', async () => {
    const house = await makeSpace({ opens: 480, closes: 1080 });
    const member = await makeMember(house);
    await make(house, 'desk', 'Desk');
    const settings = { minMinutes: null, maxMinutes: null, starts: [], step: { unit: 'day' as const } };
    await makeRule(house, { topic: 'length', kind: 'desk', settings });
    await makeRule(house, { topic: 'access', settings: { anytime: true } });
    const { items } = await search({ days: ['2026-12-01'] }, member, house);
    expect(items[0]!.times).toMatchObject([
      { startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-01T18:00:00.000Z', byRule: true },
    ]);
  });

  it('say that a place wants a yes', async () => {
    const house = await makeSpace();
    const member = await makeMember(house);
    await make(house, 'meeting_room', 'Board');
    await makeRule(house, { topic: 'approval', kind: 'meeting_room', settings: { needed: true, answerMinutes: 60 } });
    expect((await search({}, member, house)).items).toMatchObject([{ onRequest: true }]);
    expect((await search({}, await makeMember(house, 'owner'), house)).items).toMatchObject([{ onRequest: false }]);
  });
});
