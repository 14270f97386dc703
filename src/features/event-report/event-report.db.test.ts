import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { answerGuest } from '@/features/events/commands/answer-guest';
import { cancelEvent } from '@/features/events/commands/cancel-event';
import { changeDate } from '@/features/events/commands/change-date';
import { saveEvent } from '@/features/events/commands/save-event';
import { cancelEventInput, changeDateInput, saveEventInput } from '@/features/events/events.contract';
import { asRsvp, come, dayAt, makeEvent, wishOf, type MadeEvent } from '@/features/events/testing-events';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { countView, forgetLooks } from './commands/count-view';
import { eventFiguresInput, historyInput, reportInput } from './event-report.contract';
import { readEventFigures, readHistory, readReport } from './event-report.reads';

const DAY_MS = 86_400_000;
let space: MadeSpace;
let [owner, host, ana, ben, cleo]: ActingMember[] = [];
beforeEach(async () => {
  space = await makeSpace();
  [owner, host] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'host', 'Hana')];
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
  cleo = await makeMember(space, 'member', 'Cleo');
});

const today = () => localDateOf(new Date(), space.timeZone);
const period = (rest: object = {}) =>
  reportInput.parse({ spaceId: space.spaceId, from: addDays(today(), -7), to: addDays(today(), 60), ...rest });
const look = (event: MadeEvent, who: string, cameFrom = '', now?: Date) =>
  countView({ operatorId: space.operatorId, eventId: event.eventId, timeZone: space.timeZone, who, cameFrom }, now);
const figures = (who: ActingMember, { eventId }: MadeEvent, dateId: EventDateId | null = null, now?: Date) =>
  readEventFigures(who, eventFiguresInput.parse({ operatorId: space.operatorId, eventId, dateId }), now);
const history = (who: ActingMember, { eventId }: MadeEvent, rest: object = {}) =>
  readHistory(who, historyInput.parse({ operatorId: space.operatorId, eventId, ...rest }));
const weekly = (wish: object = {}) =>
  makeEvent(space, host!, null, { wish: { rrule: 'FREQ=WEEKLY;COUNT=2', ...wish } });
const letIn = (dateId: EventDateId, who: ActingMember) =>
  inOperator(space, (tx) =>
    tx
      .updateTable('rsvps')
      .set({ checkedInAt: new Date() })
      .where('eventDateId', '=', dateId)
      .where('memberId', '=', who.memberId)
      .execute(),
  );

describe('views', () => {
  it('count a person once a day, whatever they came by, and each day anew', async () => {
    const event = await weekly();
    expect(await look(event, 'zoe', 'newsletter')).toBe(true);
    expect(await look(event, 'zoe', 'poster')).toBe(false);
    const twice = await Promise.all([look(event, 'max'), look(event, 'max'), look(event, 'max')]);
    expect(twice.filter(Boolean)).toHaveLength(1);
    await look(event, 'zoe', 'newsletter', new Date(Date.now() + DAY_MS));
    const { views, ways } = await figures(host!, event);
    expect(views).toBe(3);
    expect(ways).toEqual([
      { from: 'newsletter', views: 2, people: 0 },
      { from: '', views: 1, people: 0 },
    ]);
  });

  it('tell no more than fifty ways apart on a day, and keep no sign of anybody beyond it', async () => {
    const event = await weekly();
    for (let n = 0; n < 52; n++) await look(event, `somebody ${n}`, `made-up-${n}`);
    const { views, rows } = await inOperator(space, async (tx) => {
      const all = await tx
        .selectFrom('eventViews')
        .select(['cameFrom', 'views'])
        .where('eventId', '=', event.eventId)
        .execute();
      return { views: all.reduce((sum, one) => sum + one.views, 0), rows: all.length };
    });
    expect([views, rows]).toEqual([52, 51]);
    expect(await forgetLooks(space.operatorId, new Date())).toBe(0);
    expect(await forgetLooks(space.operatorId, new Date(Date.now() + 3 * DAY_MS))).toBe(52);
  });
});

describe('figures of an event', () => {
  it('say what became of it over all its dates, and of one', async () => {
    const event = await weekly({ capacity: 2, guestsEach: 1 });
    const [first, second] = event.dateIds as [EventDateId, EventDateId];
    await look(event, 'ana', 'newsletter');
    await look(event, 'zoe');
    await come(space, ana!, first, { cameFrom: 'newsletter' });
    await come(space, ben!, first);
    await come(space, cleo!, first);
    await come(space, ana!, second, { party: 2 });
    await letIn(first, ana!);
    const afterFirst = new Date(Date.now() + 8 * DAY_MS);
    expect(await figures(host!, event, null, afterFirst)).toMatchObject({
      ...{ going: 4, came: 1, noShows: 1, noShowsOf: 2, waiting: 1, views: 2, answered: 3, cancelled: 0 },
      ways: [
        { from: ':members', views: 0, people: 3 },
        { from: 'newsletter', views: 1, people: 1 },
        { from: '', views: 1, people: 0 },
      ],
      byDay: [{ date: today(), views: 2, people: 4 }],
    });
    const one = await figures(host!, event, second, afterFirst);
    expect(one).toMatchObject({ going: 2, came: 0, noShows: 0, noShowsOf: 0, waiting: 0, views: 2 });
    expect(one.dates.map(({ going, over }) => [going, over])).toEqual([
      [2, true],
      [2, false],
    ]);
  });

  it('are for who runs it', async () => {
    const event = await weekly();
    expect(await outcomeOf(figures(ana!, event))).toBe('event.not_yours');
    expect(await outcomeOf(figures(owner!, event))).toBeNull();
    const stranger = await makeMember(await makeSpace(), 'owner');
    expect(await outcomeOf(figures(stranger, event))).toBe('event.not_found');
  });
});

describe('the report over all events', () => {
  it('sums each, and all of them, in the order that is asked for', async () => {
    const talk = await weekly({ title: 'Talk', category: 'talk', capacity: 1 });
    const supper = await makeEvent(space, owner!, null, { wish: { title: 'Supper', category: 'food' } });
    const draft = { spaceId: space.spaceId, eventId: null, seen: null, as: 'draft', requestId: newId() };
    await saveEvent(owner!, saveEventInput.parse({ ...draft, wish: wishOf(space, null, { title: 'Draft' }) }));
    const [first, second] = talk.dateIds as [EventDateId, EventDateId];
    for (const who of [ana!, ben!]) await come(space, who, first);
    for (const who of [ana!, ben!, cleo!]) await come(space, who, supper.dateIds[0]!);
    await look(supper, 'ana');
    const off = cancelEventInput.parse({
      ...{ spaceId: space.spaceId, eventId: talk.eventId },
      dateId: second,
      requestId: newId(),
    });
    await cancelEvent(host!, off);
    const later = new Date(Date.now() + 20 * DAY_MS);
    const report = await readReport(owner!, period(), {}, later);
    expect(report.rows).toMatchObject([
      {
        title: 'Supper',
        hostName: 'Olga',
        dates: 1,
        places: null,
        going: 3,
        noShows: 3,
        noShowsOf: 3,
        waiting: 0,
        views: 1,
        answered: 3,
      },
      {
        title: 'Talk',
        hostName: 'Hana',
        dates: 1,
        cancelled: 1,
        places: 1,
        going: 1,
        noShowsOf: 1,
        waiting: 1,
        views: 0,
        answered: 2,
      },
    ]);
    expect(report).toMatchObject({
      ...{ events: 2, pages: 1, all: true, hosts: [{ name: 'Hana' }, { name: 'Olga' }] },
      sums: {
        dates: 2,
        cancelled: 1,
        places: null,
        going: 4,
        noShows: 4,
        noShowsOf: 4,
        waiting: 1,
        views: 1,
        answered: 5,
      },
    });
    const titles = async (rest: object) =>
      (await readReport(owner!, period(rest), {}, later)).rows.map(({ title }) => title);
    expect(await titles({ sort: 'title', ascending: true })).toEqual(['Supper', 'Talk']);
    expect(await titles({ sort: 'going', ascending: true })).toEqual(['Talk', 'Supper']);
    // What has any number of places stands last, either way.
    expect(await titles({ sort: 'places' })).toEqual(['Talk', 'Supper']);
    expect(await titles({ category: 'food' })).toEqual(['Supper']);
    expect(await titles({ hostId: host!.memberId })).toEqual(['Talk']);
    expect(await titles({ page: 2 })).toEqual([]);
    expect(await titles({ from: addDays(today(), 30) })).toEqual([]);
  });

  it('sums what tickets cost: what stands on accounts, and what was paid at the door', async () => {
    const wish = {
      title: 'Supper',
      membersPay: 'door',
      guestsEach: 1,
      tickets: [{ name: 'Seat', pricing: 'fixed', price: 2500 }],
    };
    const event = await makeEvent(space, owner!, null, { wish });
    const onAccount = await makeEvent(space, owner!, null, { wish: { ...wish, title: 'Talk', membersPay: 'account' } });
    const seat = async ({ eventId }: MadeEvent) => {
      const type = await inOperator(space, (tx) =>
        tx.selectFrom('eventTicketTypes').select('id').where('eventId', '=', eventId).executeTakeFirstOrThrow(),
      );
      return { ticket: { typeId: type.id, each: 2500 } };
    };
    const { rsvpId } = await come(space, ana!, event.dateIds[0]!, { ...(await seat(event)), party: 2 });
    await come(space, ben!, event.dateIds[0]!, await seat(event));
    await come(space, ben!, event.dateIds[0]!, { act: 'cancel' });
    await come(space, cleo!, onAccount.dateIds[0]!, await seat(onAccount));
    const paid = {
      operatorId: space.operatorId,
      rsvpId: asRsvp(rsvpId),
      currency: 'EUR',
      how: 'cash' as const,
      takenBy: owner!.memberId,
    };
    await inOperator(space, (tx) =>
      tx
        .insertInto('rsvpPayments')
        .values({ ...paid, id: newId(), amountMinor: 5000n, takenAt: new Date() })
        .execute(),
    );
    const { sums, currency, rows } = await readReport(owner!, period({ sort: 'due' }));
    expect([currency, sums.due, sums.onAccount, sums.atDoor]).toEqual(['EUR', 7500, 2500, 5000]);
    expect(rows.map(({ title, due, onAccount: owed, atDoor }) => [title, due, owed, atDoor])).toEqual([
      ['Supper', 5000, 0, 5000],
      ['Talk', 2500, 2500, 0],
    ]);
    // None of it is over: nobody has stayed away yet.
    expect([sums.going, sums.noShows, sums.noShowsOf]).toEqual([3, 0, 0]);
    expect(await figures(owner!, event)).toMatchObject({ due: 5000, onAccount: 0, atDoor: 5000, currency: 'EUR' });
  });

  it('shows hosts and co-hosts what they run, and others nothing', async () => {
    const event = await weekly({ title: 'Talk' });
    await makeEvent(space, owner!, null, { wish: { title: 'Supper' } });
    const titles = async (who: ActingMember) => (await readReport(who, period())).rows.map(({ title }) => title);
    expect(await titles(host!)).toEqual(['Talk']);
    expect(await titles(ana!)).toEqual([]);
    const co = { operatorId: space.operatorId, eventId: event.eventId, memberId: ana!.memberId };
    await inOperator(space, (tx) => tx.insertInto('eventHosts').values(co).execute());
    expect(await titles(ana!)).toEqual(['Talk']);
    expect(await readReport(host!, period())).toMatchObject({ all: false, hosts: [] });
  });
});

describe('who changed what', () => {
  it('is told in order, with what was before, and with what hosts did about guests', async () => {
    const event = await weekly({ capacity: 2 });
    const ids = { spaceId: space.spaceId, eventId: event.eventId };
    const [first] = event.dateIds as [EventDateId];
    const { rsvpId } = await come(space, ana!, first);
    const time = { localStart: dayAt(space, 6), durationMinutes: 60, resourceId: null };
    await changeDate(owner!, changeDateInput.parse({ ...ids, dateId: first, time, requestId: newId() }));
    const ofDate = { operatorId: space.operatorId, dateId: first, requestId: newId<'request'>() };
    await answerGuest(host!, { ...ofDate, rsvpId: asRsvp(rsvpId), act: 'remove' });
    const edit = { ...ids, seen: 1, as: 'publish', requestId: newId() };
    const wish = wishOf(space, null, { rrule: 'FREQ=WEEKLY;COUNT=2', capacity: 9, title: 'Evening' });
    await saveEvent(host!, saveEventInput.parse({ ...edit, wish }));
    const { changes, next } = await history(owner!, event);
    expect(changes.map(({ action, by, guest }) => [action, by, guest])).toEqual([
      ['event.published', 'Hana', null],
      ['rsvp.remove', 'Hana', 'Ana'],
      ['event.date_changed', 'Olga', null],
      ['event.published', 'Hana', null],
    ]);
    expect(next).toBeNull();
    const [edited, removed, moved, made] = changes;
    expect(edited?.details).toMatchObject({
      was: 'published',
      parts: ['title', 'places'],
      dates: { moved: [], added: 0 },
    });
    expect(removed?.startsAt).toBe(moved?.startsAt);
    expect((moved?.details as { was: { startsAt: string } }).was.startsAt.slice(0, 10)).toBe(
      dayAt(space, 5).slice(0, 10),
    );
    expect(made?.details).toMatchObject({ was: null });
    expect((await history(owner!, event, { show: 'guests' })).changes).toHaveLength(1);
    expect((await history(owner!, event, { show: 'event' })).changes).toHaveLength(3);
    // From where the first page ended.
    const cursor = { at: removed!.at, id: removed!.id };
    expect((await history(owner!, event, { cursor })).changes.map(({ id }) => id)).toEqual([moved!.id, made!.id]);
  });

  it('is for who works at it', async () => {
    const event = await weekly();
    const desk = await makeMember(space, 'front_desk');
    expect(await outcomeOf(history(desk, event))).toBeNull();
    expect(await outcomeOf(history(ana!, event))).toBe('event.not_yours');
    const stranger = await makeMember(await makeSpace(), 'owner');
    expect(await outcomeOf(history(stranger, event))).toBe('event.not_found');
  });
});
