import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import type { ActingMember, Role } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { addDays } from '@/kernel/zone';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { readHoursSettings, readHoursTouch } from '../hours.reads';
import { hoursSchema, changeHoursInput, type Hours } from '../hours.contract';
import { getOpeningRules } from '../spaces.service';
import { changeHours } from './change-hours';

const facts: Fact[] = [];
setReactions((fact) => {
  facts.push(fact);
  return [];
});
/** A Monday. */
const NOW = new Date('2026-11-23T08:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;
let hall: ResourceId;
beforeEach(async () => {
  facts.splice(0);
  // Open from eight to eight.
  space = await makeSpace({ opens: 480, closes: 1200 });
  owner = await makeMember(space, 'owner', 'Olga');
  ana = await makeMember(space, 'member', 'Ana');
  desk = await makeResource(space, { name: 'Desk 1' });
  hall = await makeResource(space, { name: 'Hall', kind: 'event_space' });
});
const daily = (opensMinute: number, closesMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute }));
const hours = (wish: Partial<Hours> = {}): Hours =>
  hoursSchema.parse({ weekly: daily(480, 1200), exceptions: [], own: [], ...wish });
const change = async (who: ActingMember, wish: Partial<Hours>, more: { keep?: boolean; version?: string } = {}) => {
  const version = more.version ?? (await readHoursSettings(owner, space.spaceId, NOW)).version;
  const input = { spaceId: space.spaceId, requestId: newId(), version, keep: more.keep, hours: hours(wish) };
  return changeHours(who, changeHoursInput.parse(input), NOW);
};
const book = (resourceId: ResourceId, startsAt: string, endsAt: string, who = ana, now = NOW) =>
  bookDesk(who, bookDeskInput.parse({ spaceId: space.spaceId, resourceId, startsAt, endsAt, requestId: newId() }), now);
const rulesNow = () => inOperator(space, (tx) => getOpeningRules(tx, space.spaceId));
const audits = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ details: Record<string, unknown> }>`
      select details from audit_entries where action = 'hours.changed' order by at`.execute(tx);
    return rows.map((row) => row.details);
  });

describe('changing the hours', () => {
  const evening = [{ weekday: 5, opensMinute: 1080, closesMinute: 1560 }];
  const wish = () => ({
    weekly: [...daily(540, 1080).slice(0, 5), { weekday: 6, opensMinute: 1200, closesMinute: 1680 }],
    exceptions: [
      { date: '2026-12-25', name: ' Christmas ', opensMinute: null, closesMinute: null },
      { date: '2026-12-31', name: 'New Year’s Eve', opensMinute: 1200, closesMinute: 1680 },
    ],
    own: [{ resourceId: hall, weekly: evening }],
  });

  it('writes the week, its nights, the days that differ and the weeks of single resources', async () => {
    const { version, kept } = await change(owner, wish());
    const settings = await readHoursSettings(owner, space.spaceId, NOW);
    expect(kept).toBe(0);
    expect(settings).toMatchObject({
      version,
      today: '2026-11-23',
      country: 'PT',
      own: { [hall]: evening },
      resources: expect.arrayContaining([{ id: hall, name: 'Hall', kind: 'event_space' }]) as unknown,
    });
    expect(settings.rules).toEqual({
      timeZone: 'Europe/Lisbon',
      weekly: wish().weekly,
      exceptions: [{ ...wish().exceptions[0], name: 'Christmas' }, wish().exceptions[1]],
    });
    await expect(book(hall, '2026-11-27T20:00', '2026-11-28T02:00')).resolves.toBeDefined();
    await expect(book(desk, '2026-11-28T23:00', '2026-11-29T04:00')).resolves.toBeDefined();
    await expect(book(desk, '2026-11-29T04:00', '2026-11-29T05:00')).rejects.toMatchObject({
      code: 'booking.outside_hours',
    });
    await expect(book(desk, '2026-11-24T08:00', '2026-11-24T09:00')).rejects.toMatchObject({
      code: 'booking.outside_hours',
    });
  });

  it('tells the open screens once, and writes down what it was and is', async () => {
    await change(owner, wish());
    expect(facts.filter((fact) => fact.type === 'hours.changed')).toEqual([
      { type: 'hours.changed', operatorId: space.operatorId, spaceId: space.spaceId },
    ]);
    expect(await audits()).toMatchObject([
      { kept: 0, before: { weekly: daily(480, 1200), exceptions: [], own: {} }, after: { weekly: wish().weekly } },
    ]);
  });

  it('takes back all of it', async () => {
    await change(owner, wish());
    await change(owner, {});
    expect(await rulesNow()).toMatchObject({ rules: { weekly: daily(480, 1200), exceptions: [] }, own: {} });
  });

  it('leaves the days before today as they were, whatever is sent', async () => {
    const day = (date: string, name: string) => ({ date, name, opensMinute: null, closesMinute: null });
    await inOperator(space, (tx) =>
      tx
        .insertInto('openingExceptions')
        .values({ operatorId: space.operatorId, spaceId: space.spaceId, onDate: '2026-11-22', name: 'Yesterday' })
        .execute(),
    );
    await change(owner, { exceptions: [day('2026-11-20', 'Long ago'), day('2026-11-23', 'Today')] });
    expect((await rulesNow()).rules.exceptions).toEqual([day('2026-11-22', 'Yesterday'), day('2026-11-23', 'Today')]);
  });

  it('answers the same to the same request id, once', async () => {
    const { version } = await readHoursSettings(owner, space.spaceId, NOW);
    const input = changeHoursInput.parse({ spaceId: space.spaceId, requestId: newId(), version, hours: hours(wish()) });
    const [first, again] = await Promise.all([changeHours(owner, input, NOW), changeHours(owner, input, NOW)]);
    expect(again).toEqual(first);
    expect(await audits()).toHaveLength(1);
    await expect(changeHours(owner, { ...input, keep: true }, NOW)).rejects.toMatchObject({ code: 'request.reused' });
  });

  it.each<[Role, boolean]>([
    ['owner', true],
    ['manager', true],
    ['front_desk', false],
    ['host', false],
    ['member', false],
    ['visitor', false],
  ])('is for owners and managers: %s %s', async (role, may) => {
    const who = await makeMember(space, role);
    const refused = { kind: 'forbidden', code: 'auth.not_allowed' };
    const reading = { spaceId: space.spaceId, hours: hours() };
    for (const work of [
      () => change(who, wish()),
      () => readHoursSettings(who, space.spaceId),
      () => readHoursTouch(who, reading),
    ])
      await (may ? expect(work()).resolves.toBeDefined() : expect(work()).rejects.toMatchObject(refused));
  });

  it('is not for the owner of another operator, nor for a resource of one', async () => {
    const other = await makeSpace();
    const stranger = await makeMember(other, 'owner');
    await expect(change(stranger, wish())).rejects.toMatchObject({ code: 'space.not_found' });
    const theirs = await makeResource(other);
    await expect(change(owner, { own: [{ resourceId: theirs, weekly: evening }] })).rejects.toMatchObject({
      code: 'hours.resource_gone',
    });
    expect(await rulesNow()).toMatchObject({ rules: { weekly: daily(480, 1200) }, own: {} });
  });

  it('is refused when somebody else has changed them meanwhile', async () => {
    const { version } = await readHoursSettings(owner, space.spaceId, NOW);
    await change(owner, wish());
    await expect(change(owner, {}, { version })).rejects.toMatchObject({ code: 'hours.changed_meanwhile' });
  });

  it('costs fourteen statements, however many bookings there are', async () => {
    const { version } = await readHoursSettings(owner, space.spaceId, NOW);
    for (const hour of ['09', '10', '11']) await book(desk, `2026-11-24T${hour}:00`, `2026-11-24T${hour}:30`);
    const input = changeHoursInput.parse({ spaceId: space.spaceId, requestId: newId(), version, hours: hours(wish()) });
    const statements: string[] = [];
    onStatement((event) => statements.push(event.query.sql));
    await changeHours(owner, input, NOW).finally(() => onStatement(undefined));
    expect(statements.filter((text) => !/^(begin|start|commit)|set_config/.test(text.trim()))).toHaveLength(14);
  });
});

describe('what new hours leave outside', () => {
  const shorter = { weekly: daily(540, 1080) };

  it('is told in numbers, and nothing is written', async () => {
    await book(desk, '2026-11-24T17:00', '2026-11-24T18:00');
    await book(hall, '2026-11-25T08:00', '2026-11-25T10:00');
    await book(desk, '2026-11-26T17:00', '2026-11-26T18:01');
    const touch = await readHoursTouch(owner, { spaceId: space.spaceId, hours: hours(shorter) }, NOW);
    expect(touch).toMatchObject({
      count: 2,
      first: [
        { resourceName: 'Hall', who: 'Ana', startsAt: '2026-11-25T08:00:00.000Z' },
        { resourceName: 'Desk 1', endsAt: '2026-11-26T18:01:00.000Z' },
      ],
    });
    await expect(change(owner, shorter)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'hours.touches_bookings',
      details: { count: 2 },
    });
    expect((await rulesNow()).rules.weekly).toEqual(daily(480, 1200));
    expect(facts.some((fact) => fact.type === 'hours.changed')).toBe(false);
  });

  it('stays where it is when it is expressly kept; it is not counted again', async () => {
    await book(desk, '2026-11-24T18:00', '2026-11-24T19:00');
    expect(await change(owner, shorter, { keep: true })).toMatchObject({ kept: 1 });
    expect(await audits()).toMatchObject([{ kept: 1 }]);
    expect(await change(owner, { weekly: daily(600, 1000) })).toMatchObject({ kept: 0 });
    await expect(book(desk, '2026-11-25T18:00', '2026-11-25T19:00')).rejects.toMatchObject({
      code: 'booking.outside_hours',
    });
  });

  it('is counted by the week of the resource, before and after', async () => {
    await book(hall, '2026-11-27T18:30', '2026-11-27T19:30');
    const evenings = [{ weekday: 5, opensMinute: 1080, closesMinute: 1500 }];
    expect(await change(owner, { ...shorter, own: [{ resourceId: hall, weekly: evenings }] })).toMatchObject({
      kept: 0,
    });
    await expect(change(owner, shorter)).rejects.toMatchObject({ details: { count: 1 } });
  });

  it('are also those of a holiday, and of the night that it takes with it', async () => {
    const nights = { weekly: daily(1200, 1680) };
    await change(owner, nights);
    await book(desk, '2026-11-28T01:00', '2026-11-28T03:00');
    await book(hall, '2026-11-27T01:00', '2026-11-27T03:00');
    const feast = { date: '2026-11-27', name: 'Feast', opensMinute: null, closesMinute: null };
    const touch = await readHoursTouch(
      owner,
      { spaceId: space.spaceId, hours: hours({ ...nights, exceptions: [feast] }) },
      NOW,
    );
    expect(touch).toMatchObject({ count: 1, first: [{ resourceName: 'Desk 1' }] });
  });

  it('are not those that are over, have begun, were given back, lapsed, or belong to who may come at any hour', async () => {
    const count = async () =>
      (await readHoursTouch(owner, { spaceId: space.spaceId, hours: hours({ weekly: daily(0, 60) }) }, NOW)).count;
    await book(desk, '2026-11-23T08:00', '2026-11-23T09:00', ana);
    expect(await count()).toBe(0);
    const { booking } = await book(desk, '2026-11-24T09:00', '2026-11-24T10:00');
    expect(await count()).toBe(1);
    const setStatus = (status: string, expires: Date | null) =>
      inOperator(space, (tx) =>
        sql`update bookings set status = ${status}, request_expires_at = ${expires} where id = ${booking.id}`.execute(
          tx,
        ),
      );
    await setStatus('requested', new Date(NOW.getTime() + 60_000));
    expect(await count()).toBe(1);
    await setStatus('requested', NOW);
    expect(await count()).toBe(0);
    await setStatus('declined', null);
    expect(await count()).toBe(0);
    await setStatus('confirmed', null);
    const access = { topic: 'access' as const, settings: JSON.stringify({ anytime: true }) };
    await inOperator(space, (tx) =>
      tx
        .insertInto('bookingRules')
        .values({ operatorId: space.operatorId, id: newId(), spaceId: space.spaceId, role: 'member', ...access })
        .execute(),
    );
    expect(await count()).toBe(0);
    await book(desk, '2026-11-24T11:00', '2026-11-24T12:00', await makeMember(space, 'host'));
    expect(await count()).toBe(1);
  });

  it('across the change of the clocks is what the wall says', async () => {
    // In the night to 28 March 2027 the clocks of Lisbon go forward at one.
    await change(owner, { weekly: daily(1320, 1680) });
    await book(desk, '2027-03-27T22:00', '2027-03-28T04:00');
    expect(await change(owner, { weekly: daily(1320, 1680), exceptions: [] })).toMatchObject({ kept: 0 });
    await expect(change(owner, { weekly: daily(1320, 1679) })).rejects.toMatchObject({ details: { count: 1 } });
  });
});

describe('at the same moment', () => {
  it('no booking slips into hours that are gone: who is first counts for the other', async () => {
    for (let round = 0; round < 8; round++) {
      const date = addDays('2026-11-25', round);
      const { version } = await readHoursSettings(owner, space.spaceId, NOW);
      const shorter = () => change(owner, { weekly: daily(480, 1080 - round) }, { version });
      const [one, booking, other] = await Promise.allSettled([
        shorter(),
        book(desk, `${date}T19:00`, `${date}T20:00`),
        shorter(),
      ]);
      const booked = booking.status === 'fulfilled';
      const changed = [one, other].filter(({ status }) => status === 'fulfilled').length;
      // Either the booking was there first and the change heard of it, or the hours were and the booking heard of them.
      expect([booked, changed]).toEqual(booked ? [true, 0] : [false, 1]);
      expect((await rulesNow()).rules.weekly).toEqual(daily(480, booked ? 1200 : 1080 - round));
      await inOperator(space, (tx) => sql`delete from occupancies where operator_id = ${space.operatorId}`.execute(tx));
      await inOperator(space, (tx) =>
        sql`update bookings set status = 'declined' where operator_id = ${space.operatorId}`.execute(tx),
      );
      await change(owner, {});
    }
  });
});
