import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type Id, type RsvpId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { answerByLink, askToCome, confirmComing } from './commands/answer-by-mail';
import { answerGuest } from './commands/answer-guest';
import { cancelEvent } from './commands/cancel-event';
import { changeDate } from './commands/change-date';
import { checkInGuest, letWalkIn } from './commands/check-in-guest';
import { settleLineOf } from './commands/keep-dates';
import { cancelEventInput } from './events.contract';
import { readEventPage, readGuests } from './events.reads';
import { readLinkedAnswer, readPublicEvent } from './public-events.reads';
import { signConfirmLink, signRsvpLink } from './rsvp-link';
import { answerByLinkInput, askToComeInput, type AnswerGuestInput } from './rsvps.contract';
import { guestsInput } from './event-pages.contract';
import { answersTo, asRsvp, come, dayAt, makeEvent, scan, type MadeEvent } from './testing-events';
import { ticketCode } from './ticket-code';

Object.assign(process.env, { RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000', RATE_LIMIT_ADDRESS_PER_MINUTE: '1000' });

let space: MadeSpace;
let host: ActingMember;
let people: ActingMember[];
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  people = await Promise.all(['Ana', 'Ben', 'Cleo', 'Dan'].map((name) => makeMember(space, 'member', name)));
});

const eventOf = async (wish: object = {}): Promise<MadeEvent & { dateId: EventDateId }> => {
  const made = await makeEvent(space, host, null, { wish });
  return { ...made, dateId: made.dateIds[0]! };
};
const states = async (dateId: EventDateId) =>
  Object.fromEntries((await answersTo(space, dateId)).map(({ name, status }) => [name, status]));
const act = (dateId: EventDateId, rsvpId: string, what: AnswerGuestInput['act']) =>
  answerGuest(host, { operatorId: space.operatorId, dateId, rsvpId: asRsvp(rsvpId), act: what, requestId: newId() });

describe('answers of members', () => {
  test('the place that is given back is offered to the first in line, and taken by nobody else', async () => {
    const { dateId } = await eventOf({ capacity: 1, offerMinutes: 60 });
    const [ana, ben, cleo, dan] = people as [ActingMember, ActingMember, ActingMember, ActingMember];
    await come(space, ana, dateId);
    expect(await come(space, ben, dateId)).toMatchObject({ status: 'waiting', ahead: 0 });
    expect(await come(space, cleo, dateId)).toMatchObject({ status: 'waiting', ahead: 1 });
    await come(space, ana, dateId, { act: 'cancel' });
    expect(await states(dateId)).toEqual({ Ana: 'cancelled', Ben: 'offered', Cleo: 'waiting' });
    expect(await come(space, dan, dateId)).toMatchObject({ status: 'waiting', ahead: 1 });
    const later = new Date(Date.now() + 61 * 60_000);
    await settleLineOf(space.operatorId, dateId, later);
    expect(await states(dateId)).toEqual({ Ana: 'cancelled', Ben: 'declined', Cleo: 'offered', Dan: 'waiting' });
    expect(await outcomeOf(come(space, ben, dateId, { act: 'accept' }, later))).toBe('event.offer_over');
    expect(await come(space, cleo, dateId, { act: 'accept' }, later)).toMatchObject({ status: 'going' });
  });

  test('more places are offered at once; fewer throw nobody out', async () => {
    const { eventId, dateId } = await eventOf({ capacity: 1 });
    for (const one of people.slice(0, 3)) await come(space, one, dateId);
    const places = (capacity: number | null) =>
      changeDate(host, { spaceId: space.spaceId, eventId, dateId, capacity, requestId: newId() });
    await places(2);
    expect(await states(dateId)).toEqual({ Ana: 'going', Ben: 'going', Cleo: 'waiting' });
    await places(1);
    expect(await states(dateId)).toEqual({ Ana: 'going', Ben: 'going', Cleo: 'waiting' });
    await places(null);
    expect(await states(dateId)).toEqual({ Ana: 'going', Ben: 'going', Cleo: 'going' });
  });

  test('guests by name take places; who has no room for one more is told', async () => {
    const { slug, dateId } = await eventOf({ capacity: 3, guestsEach: 2, whoComes: 'names' });
    await come(space, people[0]!, dateId, { party: 2, guestNames: ['Jo'], note: 'Vegetarian' });
    await come(space, people[1]!, dateId);
    expect(await outcomeOf(come(space, people[1]!, dateId, { act: 'change', party: 2 }))).toBe('event.no_room');
    const page = await readEventPage(people[0]!, slug);
    expect(page.dates).toMatchObject([
      {
        coming: 3,
        placesLeft: 0,
        names: ['Ana', 'Ben'],
        mine: { status: 'going', party: 2, guestNames: ['Jo'], note: 'Vegetarian' },
      },
    ]);
    await come(space, people[0]!, dateId, { act: 'change', party: 2, guestNames: ['Joanna'] });
    expect((await readEventPage(people[0]!, slug)).dates[0]?.mine?.guestNames).toEqual(['Joanna']);
  });

  test('who asks waits for a yes; a no is not answered again', async () => {
    const { dateId } = await eventOf({ approval: true, capacity: 1 });
    const [a, b] = [await come(space, people[0]!, dateId), await come(space, people[1]!, dateId)];
    expect([a.status, b.status]).toEqual(['asked', 'asked']);
    expect(await act(dateId, b.rsvpId, 'approve')).toMatchObject({ status: 'going' });
    expect(await act(dateId, a.rsvpId, 'approve')).toMatchObject({ status: 'waiting' });
    await act(dateId, b.rsvpId, 'remove');
    expect(await states(dateId)).toEqual({ Ana: 'going', Ben: 'declined' });
    expect(await outcomeOf(come(space, people[1]!, dateId))).toBe('event.declined_by_host');
  });

  test('an event for members is none for visitors, and its page neither', async () => {
    const { slug, dateId } = await eventOf({ audience: 'members' });
    const visitor = await makeMember(space, 'visitor');
    expect(await outcomeOf(come(space, visitor, dateId))).toBe('event.not_for_you');
    expect(await outcomeOf(readEventPage(visitor, slug))).toBe('event.not_found');
    expect(await outcomeOf(readPublicEvent(`op-${space.operatorId}`, slug))).toBe('event.not_found');
    expect(await come(space, people[0]!, dateId)).toMatchObject({ status: 'going' });
  });

  test('the database itself refuses more people than places', async () => {
    const { dateId } = await eventOf({ capacity: 1 });
    await come(space, people[0]!, dateId);
    const row = {
      operatorId: space.operatorId,
      id: newId<'rsvp'>(),
      eventDateId: dateId,
      name: 'Mallory',
      status: 'going' as const,
    };
    await expect(inOperator(space, (tx) => tx.insertInto('rsvps').values(row).execute())).rejects.toMatchObject({
      constraint: 'rsvp_within_capacity',
    });
  });
});

describe('people without an account', () => {
  const ask = async (
    event: MadeEvent & { dateId: EventDateId },
    email = `${newId()}@example.test`,
    more: object = {},
  ) => {
    const where = { operator: `op-${space.operatorId}`, event: event.slug, dateId: event.dateId };
    await askToCome(askToComeInput.parse({ ...where, name: 'Zoe', email, ...more }), { address: '10.0.0.1' });
    const { rows } = await inOperator(space, (tx) =>
      sql<{
        id: Id<'rsvp_link'>;
      }>`select id from rsvp_links where event_date_id = ${event.dateId} order by created_at desc, id desc limit 1`.execute(
        tx,
      ),
    );
    return signConfirmLink({ operatorId: space.operatorId, linkId: rows[0]!.id }, new Date(Date.now() + 3_600_000));
  };
  const linkOf = (rsvpId: string) =>
    signRsvpLink({ operatorId: space.operatorId, rsvpId: rsvpId as RsvpId }, new Date(Date.now() + 3_600_000));

  test('take a place once they have confirmed, once, and see it behind their link', async () => {
    const event = await eventOf({ capacity: 1, place: { is: 'online', url: 'https://meet.example.org/room' } });
    const token = await ask(event, 'Zoe@Example.test');
    expect(await answersTo(space, event.dateId)).toEqual([]);
    const first = await confirmComing(token);
    expect(first).toMatchObject({ status: 'going' });
    expect(await confirmComing(token)).toEqual(first);
    expect(await answersTo(space, event.dateId)).toHaveLength(1);
    const seen = await readLinkedAnswer(await linkOf(first.rsvpId));
    expect(seen).toMatchObject({
      name: 'Zoe',
      page: { onlineUrl: 'https://meet.example.org/room' },
      date: { mine: { status: 'going' } },
    });
    expect((await readPublicEvent(`op-${space.operatorId}`, event.slug)).onlineUrl).toBeNull();
  });

  test('cancel from the mail, and an old confirmation does not bring them back', async () => {
    const event = await eventOf();
    const token = await ask(event);
    const { rsvpId } = await confirmComing(token);
    const link = await linkOf(rsvpId);
    expect(await answerByLink(answerByLinkInput.parse({ token: link, act: 'cancel' }))).toMatchObject({
      status: 'cancelled',
    });
    expect(await answerByLink(answerByLinkInput.parse({ token: link, act: 'cancel' }))).toMatchObject({
      status: 'cancelled',
    });
    expect(await confirmComing(token)).toMatchObject({ status: 'cancelled' });
  });

  test('an altered link, one for something else, and one that ran out open nothing', async () => {
    const event = await eventOf();
    const token = await ask(event);
    const { rsvpId } = await confirmComing(token);
    const link = await linkOf(rsvpId);
    const altered = `${link.slice(0, -3)}${link.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    const old = await signRsvpLink(
      { operatorId: space.operatorId, rsvpId: rsvpId as RsvpId },
      new Date(Date.now() - 1000),
    );
    for (const bad of [altered, old, token, 'x'])
      expect(await outcomeOf(readLinkedAnswer(bad))).toBe('event.link_over');
    expect(await outcomeOf(confirmComing(link))).toBe('event.link_over');
  });

  test('an event that has no page for them is not found, nor is the date of another', async () => {
    const [open, closed] = [await eventOf(), await eventOf({ audience: 'members' })];
    expect(await outcomeOf(ask(closed))).toBe('event.not_found');
    expect(await outcomeOf(ask({ ...open, dateId: closed.dateId }))).toBe('event.not_found');
    expect(await outcomeOf(ask(open, 'zoe@example.test', { party: 2 }))).toBe('event.too_many_guests');
  });
});

describe('at the door', () => {
  const tonight = async (wish: object = {}) => eventOf({ localStart: dayAt(space, 5, '10:00'), ...wish });
  const doorTime = async (dateId: EventDateId) => {
    const row = await inOperator(space, (tx) =>
      tx.selectFrom('eventDates').select('startsAt').where('id', '=', dateId).executeTakeFirstOrThrow(),
    );
    return new Date(row.startsAt.getTime() - 10 * 60_000);
  };
  const letIn = (dateId: EventDateId, who: { code: string } | { rsvpId: RsvpId }, now: Date, scanId = scan()) =>
    checkInGuest(host, { operatorId: space.operatorId, dateId, who, scanId, requestId: newId() }, now);

  test('the same code scanned twenty times at once is one check-in; all others are told since when', async () => {
    const { dateId } = await tonight();
    const now = await doorTime(dateId);
    const { rsvpId } = await come(space, people[0]!, dateId, { party: 1 });
    const code = ticketCode(asRsvp(rsvpId), dateId);
    const seen = await Promise.all(Array.from({ length: 20 }, () => letIn(dateId, { code }, now)));
    expect(seen.filter(({ before }) => !before)).toHaveLength(1);
    expect(new Set(seen.map(({ at }) => at))).toEqual(new Set([now.toISOString()]));
    expect((await answersTo(space, dateId))[0]?.version).toBe(2);
  });

  test('a scan that is sent again, with another request, is the same scan', async () => {
    const { dateId } = await tonight();
    const now = await doorTime(dateId);
    const { rsvpId } = await come(space, people[0]!, dateId);
    const scanId = scan();
    const first = await letIn(dateId, { rsvpId: asRsvp(rsvpId) }, now, scanId);
    expect(await letIn(dateId, { rsvpId: asRsvp(rsvpId) }, new Date(now.getTime() + 60_000), scanId)).toEqual(first);
    const walkIn = () =>
      letWalkIn(
        host,
        {
          operatorId: space.operatorId,
          dateId,
          name: 'Zed',
          party: 2,
          ticket: null,
          scanId: again,
          requestId: newId(),
        },
        now,
      );
    const again = scan();
    expect(await walkIn()).toEqual(await walkIn());
    const { sums } = await readGuests(host, guestsInput.parse({ operatorId: space.operatorId, dateId }));
    expect(sums).toMatchObject({ going: 3, in: 3 });
  });

  test('a scan that waited for a connection counts from when it was made; a clock that is ahead is not believed', async () => {
    const { dateId } = await tonight();
    const now = await doorTime(dateId);
    const enter = async (who: ActingMember, at: Date) => {
      const { rsvpId } = await come(space, who, dateId);
      const input = { operatorId: space.operatorId, dateId, who: { rsvpId: asRsvp(rsvpId) }, scanId: scan() };
      return (await checkInGuest(host, { ...input, at: at.toISOString(), requestId: newId() }, now)).at;
    };
    const earlier = new Date(now.getTime() - 20 * 60_000);
    expect(await enter(people[0]!, earlier)).toBe(earlier.toISOString());
    expect(await enter(people[1]!, new Date(now.getTime() + 60_000))).toBe(now.toISOString());
    expect(await enter(people[2]!, new Date(now.getTime() - 25 * 3_600_000))).toBe(now.toISOString());
  });

  test('a code of another date, a guessed one, and one too early let nobody in', async () => {
    const [one, other] = [await tonight(), await tonight()];
    const now = await doorTime(one.dateId);
    const { rsvpId } = await come(space, people[0]!, one.dateId);
    const code = ticketCode(asRsvp(rsvpId), one.dateId);
    const guessed = `${code.slice(0, -2)}${code.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const [dateId, tried] of [
      [other.dateId, code],
      [one.dateId, guessed],
      [one.dateId, ''],
    ] as const)
      expect(await outcomeOf(letIn(dateId, { code: tried }, now))).toBe('event.not_this_code');
    expect(await outcomeOf(letIn(one.dateId, { code }, new Date(now.getTime() - 3 * 86_400_000)))).toBe(
      'event.door_shut',
    );
  });

  test('cancelling meets checking in: who is in stays in, or nobody gets in', async () => {
    const { eventId, dateId } = await tonight();
    const now = await doorTime(dateId);
    const { rsvpId } = await come(space, people[0]!, dateId);
    const [entered] = await Promise.all([
      outcomeOf(letIn(dateId, { rsvpId: asRsvp(rsvpId) }, now)),
      cancelEvent(host, cancelEventInput.parse({ spaceId: space.spaceId, eventId, requestId: newId() }), now),
    ]);
    const [row] = await answersTo(space, dateId);
    expect([entered, row?.status]).toEqual(entered === null ? [null, 'going'] : ['event.not_on', 'cancelled']);
  });
});

test('the page of an event that is long over stays, with its last date', async () => {
  const event = await makeEvent(space, host, null, { wish: { rrule: 'FREQ=WEEKLY;COUNT=2' } });
  const later = new Date(Date.now() + 400 * 86_400_000);
  const page = await readPublicEvent(`op-${space.operatorId}`, event.slug, later);
  expect(page.dates).toMatchObject([{ dateId: event.dateIds[1], phase: 'over' }]);
});
