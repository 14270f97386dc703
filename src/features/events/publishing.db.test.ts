import { beforeAll, describe, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventId, type ResourceId } from '@/kernel/ids';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { answerEventRequest, publishDue, setHostRules } from './commands/answer-event-request';
import { cancelEvent } from './commands/cancel-event';
import { changeDate } from './commands/change-date';
import { planEvent } from './commands/plan-event';
import { saveEvent } from './commands/save-event';
import { cancelEventInput, saveEventInput } from './events.contract';
import { answersTo, come, datesIn, dayAt, makeEvent, wishOf } from './testing-events';

let space: MadeSpace;
let owner: ActingMember;
let host: ActingMember;
let ana: ActingMember;
beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1080 });
  owner = await makeMember(space, 'owner', 'Olga');
  host = await makeMember(space, 'host', 'Hana');
  ana = await makeMember(space, 'member', 'Ana');
});

const hall = () => makeResource(space, { kind: 'event_space' });
const day = (days: number, from: string, to: string) => ({
  startsAt: new Date(`${dayAt(space, days, from)}:00Z`),
  endsAt: new Date(`${dayAt(space, days, to)}:00Z`),
});
/** What holds a room on a day, on the wall clock (Lisbon in winter is UTC). */
async function heldOn(room: ResourceId, days: number) {
  const rows = await inOperator(space, (tx) => listTimeHeld(tx, room, day(days, '00:00', '23:59')));
  return rows.map((row) => {
    const clock = (at: Date) =>
      at.toLocaleTimeString('en-GB', { timeZone: space.timeZone, hour: '2-digit', minute: '2-digit' });
    return `${clock(row.startsAt)}-${clock(row.endsAt)} ${row.buffer ? 'around ' : ''}${row.kind}`;
  });
}
const book = (room: ResourceId, days: number, from: string, to: string) =>
  outcomeOf(
    bookDesk(
      owner,
      bookDeskInput.parse({
        ...{
          spaceId: space.spaceId,
          resourceId: room,
          startsAt: dayAt(space, days, from),
          endsAt: dayAt(space, days, to),
        },
        requestId: newId(),
      }),
    ),
  );
const save = (who: ActingMember, input: object) =>
  saveEvent(
    who,
    saveEventInput.parse({
      spaceId: space.spaceId,
      eventId: null,
      seen: null,
      as: 'publish',
      requestId: newId(),
      ...input,
    }),
  );

describe('an event books its room', () => {
  test('with the time to set up and to clean up; nobody else has it, and cancelled it is free at once', async () => {
    const room = await hall();
    const { eventId } = await makeEvent(space, host, room, { wish: { setupMinutes: 30, cleanupMinutes: 15 } });
    expect(await heldOn(room, 5)).toEqual([
      '09:30-10:00 around event',
      '10:00-12:00 event',
      '12:00-12:15 around event',
    ]);
    expect(await book(room, 5, '12:00', '13:00')).toBe('booking.slot_taken');
    expect(await book(room, 5, '12:15', '13:00')).toBe(null);
    await cancelEvent(host, cancelEventInput.parse({ spaceId: space.spaceId, eventId, requestId: newId() }));
    expect(await heldOn(room, 5)).toEqual(['12:15-13:00 booking']);
  });

  test('a combined room holds all its parts, and a part that is taken keeps the whole', async () => {
    const [east, west] = [await hall(), await hall()];
    const both = await makeResource(space, { kind: 'event_space', name: 'Both', parts: [east, west] });
    await makeEvent(space, host, both);
    expect([await heldOn(east, 5), await heldOn(west, 5)]).toEqual([['10:00-12:00 event'], ['10:00-12:00 event']]);
    expect(await outcomeOf(save(host, { wish: wishOf(space, east) }))).toBe('event.room_taken');
  });

  test('outside opening hours too: the plan says so', async () => {
    const room = await hall();
    const wish = wishOf(space, room, { localStart: dayAt(space, 5, '19:00') });
    const plan = await planEvent(host, { spaceId: space.spaceId, eventId: null, wish });
    expect(plan.dates).toMatchObject([{ state: 'fine', outsideHours: true }]);
    expect(await save(host, { wish })).toMatchObject({ status: 'published' });
  });

  test('two hosts who want one room at one moment: one has it, the other is told', async () => {
    const room = await hall();
    const wish = wishOf(space, room, { setupMinutes: 60 });
    const outcomes = await Promise.all([host, owner].map((who) => outcomeOf(save(who, { wish }))));
    expect(outcomes.sort()).toEqual(['event.room_taken', null]);
    expect(await heldOn(room, 5)).toEqual(['09:00-10:00 around event', '10:00-12:00 event']);
  });

  test('what it is called in words: once, by its rule, or on single dates', async () => {
    const words = async (wish: object) =>
      (await planEvent(host, { spaceId: space.spaceId, eventId: null, wish: wishOf(space, null, wish) })).words;
    expect(await words({})).toBe('Once');
    expect(await words({ rdates: [dayAt(space, 7)] })).toBe('On single dates');
    expect(await words({ rrule: 'FREQ=WEEKLY;COUNT=2' })).toMatch(/^every /i);
  });

  test('a draft holds nothing', async () => {
    const room = await hall();
    expect(await save(host, { as: 'draft', wish: wishOf(space, room) })).toMatchObject({ status: 'draft' });
    expect(await heldOn(room, 5)).toEqual([]);
  });
});

describe('several dates', () => {
  const daily = (rrule = 'FREQ=DAILY;COUNT=3') => ({ rrule });

  test('a date whose room is taken is skipped or goes elsewhere, as its host says; the plan shows who has it and what else there is', async () => {
    const room = await hall();
    await hall();
    await book(room, 6, '11:00', '13:00');
    const wish = wishOf(space, room, daily());
    const plan = await planEvent(host, { spaceId: space.spaceId, eventId: null, wish });
    expect(plan.dates.map(({ state }) => state)).toEqual(['fine', 'taken', 'fine']);
    expect(plan.dates[1]?.clash).toMatchObject({ kind: 'booking' });
    const there = plan.dates[1]?.options.find(({ kind }) => kind === 'like_place');
    expect(there).toMatchObject({ startsAt: plan.dates[1]?.startsAt, endsAt: plan.dates[1]?.endsAt });
    const skipped = await save(host, { wish, planToken: plan.planToken });
    expect([await heldOn(room, 5), await heldOn(room, 6), await heldOn(room, 7)]).toEqual([
      ['10:00-12:00 event'],
      ['11:00-13:00 booking'],
      ['10:00-12:00 event'],
    ]);
    await cancelEvent(
      host,
      cancelEventInput.parse({ spaceId: space.spaceId, eventId: skipped.eventId, requestId: newId() }),
    );
    const [{ localStart }, other] = [plan.dates[1]!, there!.resourceId as ResourceId];
    const move = { act: 'move', localStart, resourceId: other, startsAt: there!.startsAt, endsAt: there!.endsAt };
    await save(host, { wish, decisions: [move] });
    expect([await heldOn(other, 6), await heldOn(room, 7)]).toEqual([['10:00-12:00 event'], ['10:00-12:00 event']]);
  });

  test('what has changed since the plan is written nowhere', async () => {
    const room = await hall();
    const wish = wishOf(space, room, daily());
    const { planToken } = await planEvent(host, { spaceId: space.spaceId, eventId: null, wish });
    await book(room, 6, '11:00', '13:00');
    expect(await outcomeOf(save(host, { wish, planToken }))).toBe('event.changed_meanwhile');
    expect(await heldOn(room, 5)).toEqual([]);
  });

  test('another hour moves every date with who comes; one that was moved by hand stays; fewer dates end the rest', async () => {
    const room = await hall();
    const made = await makeEvent(space, host, room, { wish: daily() });
    const [first, second, third] = made.dateIds;
    await come(space, ana, first!);
    await come(space, ana, third!);
    const byHand = { localStart: dayAt(space, 6, '16:00'), durationMinutes: 60, resourceId: room };
    await changeDate(host, {
      spaceId: space.spaceId,
      eventId: made.eventId,
      dateId: second!,
      time: byHand,
      requestId: newId(),
    });
    const wish = wishOf(space, room, { ...daily('FREQ=DAILY;COUNT=2'), localStart: dayAt(space, 5, '14:00') });
    const again = { eventId: made.eventId, seen: made.version, wish };
    expect((await planEvent(host, { spaceId: space.spaceId, eventId: made.eventId, wish })).ending).toMatchObject([
      { coming: 1 },
    ]);
    await save(host, again);
    expect([await heldOn(room, 5), await heldOn(room, 6), await heldOn(room, 7)]).toEqual([
      ['14:00-16:00 event'],
      ['16:00-17:00 event'],
      [],
    ]);
    expect(await answersTo(space, first!)).toMatchObject([{ status: 'going' }]);
    expect(await answersTo(space, third!)).toMatchObject([{ status: 'cancelled', how: 'event' }]);
    expect(await outcomeOf(save(host, again))).toBe('event.changed_meanwhile');
  });

  test('who comes is told of another address, too, and of other words about the event not', async () => {
    const made = await makeEvent(space, host, null);
    const [dateId] = made.dateIds;
    await come(space, ana, dateId!);
    const versionOf = async () =>
      (
        await inOperator(space, (tx) =>
          tx.selectFrom('eventDates').select('version').where('id', '=', dateId!).executeTakeFirstOrThrow(),
        )
      ).version;
    const again = (seen: number, wish: object) =>
      save(host, { eventId: made.eventId, seen, wish: wishOf(space, null, wish) });
    const { version } = await again(made.version, { description: 'Bring a plate' });
    expect(await versionOf()).toBe(1);
    await again(version, { description: 'Bring a plate', place: { is: 'elsewhere', words: 'At the pier' } });
    expect(await versionOf()).toBe(2);
  });

  test('a date moves to where another of its own was, in one commit', async () => {
    const room = await hall();
    const made = await makeEvent(space, host, room, { wish: daily() });
    const wish = wishOf(space, room, { ...daily(), localStart: dayAt(space, 6) });
    await save(host, { eventId: made.eventId, seen: made.version, wish });
    expect([await heldOn(room, 5), await heldOn(room, 6), await heldOn(room, 8)]).toEqual([
      [],
      ['10:00-12:00 event'],
      ['10:00-12:00 event'],
    ]);
  });
});

describe('who may', () => {
  test('hosts where nothing was said; members where the owner lets them, with a yes where one is asked for', async () => {
    const room = await hall();
    const wish = wishOf(space, room);
    expect(await outcomeOf(save(ana, { wish }))).toBe('event.may_not_host');
    const { operatorId, spaceId } = space;
    await setHostRules(owner, { operatorId, hostRoles: ['host', 'member'], yesRoles: ['member'], requestId: newId() });
    const { eventId, status } = await save(ana, { wish });
    expect([status, await heldOn(room, 5)]).toEqual(['asked', ['10:00-12:00 event']]);
    const answer = (yes: boolean) => ({
      spaceId,
      eventId: eventId as EventId,
      yes,
      words: '',
      requestId: newId<'request'>(),
    });
    expect(await outcomeOf(answerEventRequest(ana, answer(true)))).toBe('auth.not_allowed');
    expect(await answerEventRequest(owner, answer(false))).toEqual({ status: 'draft' });
    expect(await heldOn(room, 5)).toEqual([]);
    const [, again] = [await save(ana, { eventId, seen: 2, wish }), answer(true)];
    expect(await answerEventRequest(owner, again)).toEqual({ status: 'published' });
    expect(await outcomeOf(save(host, { eventId, seen: 4, wish }))).toBe('event.not_yours');
    await setHostRules(owner, { operatorId, hostRoles: ['host'], yesRoles: [], requestId: newId() });
  });

  test('a scheduled event is out when its moment has come, and not before', async () => {
    const room = await hall();
    const { eventId, status } = await save(host, {
      as: 'schedule',
      publishAt: dayAt(space, 2),
      wish: wishOf(space, room),
    });
    const [dateId] = await datesIn(space, eventId as EventId);
    expect([status, await heldOn(room, 5)]).toEqual(['scheduled', ['10:00-12:00 event']]);
    expect(await outcomeOf(come(space, ana, dateId!))).toBe('event.not_on');
    await publishDue(space.operatorId, eventId as EventId);
    expect(await outcomeOf(come(space, ana, dateId!))).toBe('event.not_on');
    await publishDue(space.operatorId, eventId as EventId, new Date(`${dayAt(space, 2)}:30Z`));
    expect(await come(space, ana, dateId!)).toMatchObject({ status: 'going' });
  });
});
