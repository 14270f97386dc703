import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { allDatesInput, answerAllDatesInput, answerAllByLinkInput, takeBackDatesInput } from './all-dates.contract';
import { readAllDates, readLinkedDates } from './all-dates.reads';
import { answerAllByLink, answerAllDates, takeBackByLink, takeBackDates } from './commands/answer-all-dates';
import { confirmComing } from './commands/answer-by-mail';
import { answerGuest } from './commands/answer-guest';
import { changeDate } from './commands/change-date';
import { extendEvent } from './commands/keep-dates';
import { signConfirmLink } from './rsvp-link';
import { answersTo, asRsvp, come, datesIn, dayAt, makeEvent, type MadeEvent } from './testing-events';

let space: MadeSpace;
let host: ActingMember;
let [ana, ben]: ActingMember[] = [];
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
});
beforeEach(async () => {
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
});

const weekly = (wish: object = {}) => makeEvent(space, host, null, { wish: { rrule: 'FREQ=WEEKLY;COUNT=4', ...wish } });
const at = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
const all = (who: ActingMember, { eventId }: MadeEvent, rest: object = {}, now?: Date) =>
  answerAllDates(who, answerAllDatesInput.parse({ ...at(), eventId, ...rest }), now);
const back = (who: ActingMember, { eventId }: MadeEvent, which = 'all', dateId: string | null = null) =>
  takeBackDates(who, takeBackDatesInput.parse({ ...at(), eventId, which, dateId }));
const look = (who: ActingMember, { eventId }: MadeEvent, party = 1) =>
  readAllDates(who, allDatesInput.parse({ operatorId: space.operatorId, eventId, party }));
/** How somebody's answers stand, date by date. */
const states = async (name: string, { eventId }: MadeEvent) => {
  const dates = await datesIn(space, eventId);
  const rows = await Promise.all(dates.map((id) => answersTo(space, id)));
  return rows.map((of) => of.find((one) => one.name === name)?.status ?? null);
};
const standing = ({ eventId }: MadeEvent) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('eventStandingRsvps')
      .select(['name', 'endedHow'])
      .where('eventId', '=', eventId)
      .orderBy('since')
      .execute(),
  );
/** What is to be done since it was asked last. */
async function jobsNow(): Promise<{ task: string; payload: unknown }[]> {
  return asOwner(
    `with gone as (delete from graphile_worker._private_jobs returning id, task_id, payload)
     select t.identifier as task, g.payload from gone g join graphile_worker._private_tasks t on t.id = g.task_id order by g.id`,
  );
}
const lapse = async (date: EventDateId, rest: object) => {
  await inOperator(space, (tx) => tx.updateTable('eventDates').set(rest).where('id', '=', date).execute());
};

describe('all dates at once', () => {
  test('each date is answered as if alone, as it was shown before; what is answered already stays', async () => {
    const event = await weekly({ capacity: 1 });
    const [first, second, third, fourth] = event.dateIds;
    await come(space, ben!, second!);
    await come(space, ana!, third!);
    await lapse(fourth!, { status: 'skipped' });
    const shown = await look(ana!, event);
    expect(shown.dates.map(({ dateId, did, status }) => [dateId, did, status])).toEqual([
      [first, 'answers', 'going'],
      [second, 'answers', 'waiting'],
      [third, 'stays', 'going'],
    ]);
    expect(await all(ana!, event)).toEqual({ going: 1, waiting: 1, asked: 0, cancelled: 0, stays: 1, refused: 0 });
    expect(await states('Ana', event)).toEqual(['going', 'waiting', 'going', null]);
  });

  test('one mail lists them, and nobody gets one for each', async () => {
    const event = await weekly();
    const input = answerAllDatesInput.parse({ ...at(), eventId: event.eventId });
    await jobsNow();
    await answerAllDates(ana!, input);
    await answerAllDates(ana!, input);
    const jobs = (await jobsNow()).filter(({ task }) => task.startsWith('send-rsvp'));
    expect(jobs).toEqual([
      { task: 'send-rsvps-mail', payload: expect.objectContaining({ news: 'answered' }) as unknown },
    ]);
    expect((jobs[0]!.payload as { rsvpIds: string[] }).rsvpIds).toHaveLength(4);
  });

  test('a date is taken back alone, then all from one on, then all', async () => {
    const event = await weekly();
    await all(ana!, event, { party: 1 });
    expect(await back(ana!, event, 'this', event.dateIds[0])).toMatchObject({ cancelled: 1 });
    expect(await states('Ana', event)).toEqual(['cancelled', 'going', 'going', 'going']);
    expect(await back(ana!, event, 'later', event.dateIds[2])).toMatchObject({ cancelled: 2 });
    expect(await states('Ana', event)).toEqual(['cancelled', 'going', 'cancelled', 'cancelled']);
    expect(await back(ana!, event)).toMatchObject({ cancelled: 1, stays: 3 });
    expect(await states('Ana', event)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
  });

  test('what the host asks is answered once, for all of them', async () => {
    const event = await weekly({ questions: [{ id: 'diet', ask: 'What do you eat?', kind: 'words', needed: true }] });
    expect(await outcomeOf(all(ana!, event))).toBe('event.question_open');
    await all(ana!, event, { replies: [{ questionId: 'diet', words: ['Fish'] }] });
    const kept = await inOperator(space, (tx) =>
      tx.selectFrom('rsvps').select('replies').where('memberId', '=', ana!.memberId).execute(),
    );
    const reply = { questionId: 'diet', ask: 'What do you eat?', words: ['Fish'] };
    expect(kept.map(({ replies }) => replies)).toEqual(event.dateIds.map(() => [reply]));
    expect((await look(ana!, event)).replies).toEqual([reply]);
  });

  test('a ticket goes with each date, as far as there is one on it, and is shown before', async () => {
    const tickets = [
      { name: 'Early bird', pricing: 'fixed', price: 2500, places: 1 },
      { name: 'Regular', pricing: 'fixed', price: 3500 },
      { name: 'Speaker', pricing: 'free', code: 'speak-up' },
    ];
    const event = await weekly({ tickets });
    const shown = await look(ana!, event);
    // What is behind a code is had date by date.
    expect(shown.tickets.map(({ name }) => name)).toEqual(['Early bird', 'Regular']);
    const early = { typeId: shown.tickets[0]!.typeId, each: 2500 };
    expect(shown.typeId).toBe(early.typeId);
    await come(space, ben!, event.dateIds[1]!, { ticket: early });
    const seen = await look(ana!, event);
    expect(seen.dates.map(({ status }) => status)).toEqual(['going', 'waiting', 'going', 'going']);
    expect(await outcomeOf(all(ana!, event))).toBe('event.ticket_needed');
    expect(await outcomeOf(all(ana!, event, { ticket: { ...early, each: 1 } }))).toBe('event.price_changed');
    expect(await all(ana!, event, { ticket: early })).toMatchObject({ going: 3, waiting: 1 });
  });

  test('it is refused where every date refuses, and to whom it is not for', async () => {
    const event = await weekly({ opensAt: dayAt(space, 1), audience: 'members' });
    expect(await outcomeOf(all(ana!, event))).toBe('event.not_open_yet');
    expect(await outcomeOf(back(ana!, event))).toBe('event.no_answer');
    const visitor = await makeMember(space, 'visitor', 'Vera');
    expect(await outcomeOf(all(visitor, event))).toBe('event.not_for_you');
    expect(await outcomeOf(look(visitor, event))).toBe('event.not_for_you');
    const elsewhere = await makeMember(await makeSpace(), 'member');
    expect(await outcomeOf(all(elsewhere, event))).toBe('event.not_found');
    expect(await outcomeOf(all(ana!, await weekly(), {}, new Date(Date.now() + 90 * 86_400_000)))).toBe(
      'event.no_dates',
    );
  });
});

describe('dates that are still to be made', () => {
  const endless = (wish: object = {}) => weekly({ rrule: 'FREQ=WEEKLY', ...wish });
  const later = () => new Date(Date.now() + 30 * 86_400_000);

  test('are answered when they are made, who said it first first, and told in one mail each', async () => {
    const event = await endless({ capacity: 1 });
    const made = event.dateIds.length;
    await all(ana!, event, { standing: true });
    await all(ben!, event, { standing: true });
    expect((await look(ana!, event)).standing).toMatchObject({ party: 1 });
    await jobsNow();
    expect(await extendEvent(space.operatorId, event.eventId, later())).toBeGreaterThan(2);
    const [mine, bens] = [await states('Ana', event), await states('Ben', event)];
    expect(mine.length).toBeGreaterThan(made);
    expect(mine.every((status) => status === 'going')).toBe(true);
    expect(bens.every((status) => status === 'waiting')).toBe(true);
    const mails = (await jobsNow()).filter(({ task }) => task.startsWith('send-rsvp'));
    expect(mails.map(({ task, payload }) => [task, (payload as { news: string }).news])).toEqual([
      ['send-rsvps-mail', 'added'],
      ['send-rsvps-mail', 'added'],
    ]);
  });

  test('are not answered by who said nothing of them, took it back, was turned away by a host, or has left', async () => {
    const event = await endless();
    const made = event.dateIds.length;
    const [cleo, dan] = [await makeMember(space, 'member', 'Cleo'), await makeMember(space, 'member', 'Dan')];
    const eve = await makeMember(space, 'member', 'Eve');
    await all(ana!, event);
    for (const one of [ben!, cleo, dan, eve]) await all(one, event, { standing: true });
    // The dates that there are stay, of those that are still to be made one speaks no more.
    await back(ben!, event, 'new');
    expect(new Set(await states('Ben', event))).toEqual(new Set(['going']));
    expect(await outcomeOf(back(ben!, event, 'new'))).toBe('event.no_answer');
    const [row] = (await answersTo(space, event.dateIds[0]!)).filter(({ name }) => name === 'Cleo');
    await answerGuest(host, { ...at(), dateId: event.dateIds[0]!, rsvpId: asRsvp(row!.id), act: 'remove' });
    await inOperator(space, (tx) =>
      tx.updateTable('members').set({ status: 'removed' }).where('id', '=', eve.memberId).execute(),
    );
    await extendEvent(space.operatorId, event.eventId, later());
    const added = async (name: string) => (await states(name, event)).slice(made).filter((one) => one !== null).length;
    expect([await added('Ana'), await added('Ben'), await added('Cleo'), await added('Eve')]).toEqual([0, 0, 0, 0]);
    expect(await added('Dan')).toBeGreaterThan(2);
    expect(await standing(event)).toEqual([
      { name: 'Ben', endedHow: 'by_guest' },
      { name: 'Cleo', endedHow: 'by_host' },
      { name: 'Dan', endedHow: null },
      { name: 'Eve', endedHow: null },
    ]);
    expect((await look(ben!, event)).standing).toBeNull();
  });

  test('a date that was left out is answered when it takes place after all', async () => {
    const event = await endless();
    await lapse(event.dateIds[1]!, { status: 'skipped' });
    await all(ana!, event, { standing: true });
    expect((await states('Ana', event))[1]).toBeNull();
    const time = { localStart: dayAt(space, 13, '11:00'), durationMinutes: 60, resourceId: null };
    await changeDate(host, {
      ...at(),
      spaceId: space.spaceId,
      eventId: event.eventId,
      dateId: event.dateIds[1]!,
      time,
    });
    expect((await states('Ana', event))[1]).toBe('going');
  });

  test('where an event has an end there are none to speak for', async () => {
    const event = await weekly();
    await all(ana!, event, { standing: true });
    expect(await standing(event)).toEqual([]);
    expect(await look(ana!, event)).toMatchObject({ endless: false, standing: null });
  });
});

describe('by the link of a mail', () => {
  test('whoever has no account comes to all of them, and to none any more', async () => {
    const event = await weekly({ rrule: 'FREQ=WEEKLY', guestsEach: 1 });
    const linkId = newId<'rsvp_link'>();
    const expiresAt = new Date(Date.now() + 3_600_000);
    const asked = {
      operatorId: space.operatorId,
      id: linkId,
      eventDateId: event.dateIds[0]!,
      email: 'zoe@example.test',
    };
    const answer = JSON.stringify({ party: 1, guestNames: [], note: '', cameFrom: '' });
    await inOperator(space, (tx) =>
      tx
        .insertInto('rsvpLinks')
        .values({ ...asked, name: 'Zoe', answer, expiresAt })
        .execute(),
    );
    const { link: token } = await confirmComing(
      await signConfirmLink({ operatorId: space.operatorId, linkId }, expiresAt),
    );
    const shown = await readLinkedDates({ token, party: 2, typeId: null });
    expect(shown).toMatchObject({ name: 'Zoe', endless: true });
    expect(shown.dates.slice(0, 2).map(({ did }) => did)).toEqual(['stays', 'answers']);
    const done = await answerAllByLink(
      answerAllByLinkInput.parse({ token, standing: true, party: 2, guestNames: ['Kim'] }),
    );
    expect(done).toMatchObject({ going: event.dateIds.length - 1, stays: 1 });
    expect(await standing(event)).toEqual([{ name: 'Zoe', endedHow: null }]);
    await takeBackByLink({ token, which: 'all', dateId: null });
    expect(new Set(await states('Zoe', event))).toEqual(new Set(['cancelled']));
    expect(await standing(event)).toEqual([{ name: 'Zoe', endedHow: 'by_guest' }]);
    expect(await outcomeOf(readLinkedDates({ token: 'none', party: 1, typeId: null }))).toBe('event.link_over');
    expect(await outcomeOf(takeBackByLink({ token: 'none', which: 'new', dateId: null }))).toBe('event.link_over');
  });
});
