import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { seededRandom } from '@/embedded/demo/seeded-random';
import { answerEvent } from './commands/answer-event';
import { answerGuest } from './commands/answer-guest';
import { changeDate } from './commands/change-date';
import { saveEvent } from './commands/save-event';
import { saveEventInput } from './events.contract';
import { readEditedEvent } from './events.reads';
import { settleLineOf } from './commands/keep-dates';
import { answersTo, answerOf, asRsvp, makeEvent } from './testing-events';

process.env.DATABASE_POOL_SIZE = '20';
const CLIENTS = 200;
const PLACES = 20;

let space: MadeSpace;
let host: ActingMember;
let people: ActingMember[];
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  people = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => makeMember(space, 'member', `Member ${n}`)));
}, 60_000);

type Answer = Awaited<ReturnType<typeof answersTo>>[number];
const sum = (rows: readonly Answer[]) => rows.reduce((total, { party }) => total + party, 0);

/** What must hold whenever nobody is at work. */
async function refuseDisorder(dateId: EventDateId, capacity: number, goingBefore = 0) {
  const rows = await answersTo(space, dateId);
  const taken = rows.filter(({ status }) => status === 'going' || status === 'offered');
  expect(sum(taken), 'never more people than places').toBeLessThanOrEqual(Math.max(capacity, goingBefore));
  const free = capacity - sum(taken);
  for (const row of rows.filter(({ status }) => status === 'waiting'))
    expect(row.party, 'no free place beside somebody who waits and could have it').toBeGreaterThan(free);
  const places = rows.flatMap(({ linePlace }) => linePlace ?? []);
  expect(new Set(places).size, 'nobody shares a place in line').toBe(places.length);
  return rows;
}

/** Each change that somebody is told of: a row of the audit per answer and version, and a job per commit. */
async function changesOf(dateId: EventDateId): Promise<number> {
  const { rows } = await inOperator(space, (tx) =>
    sql<{ changes: number }>`select count(*)::integer as changes from audit_entries
      where operator_id = ${space.operatorId} and subject_kind = 'rsvp' and details->>'dateId' = ${dateId}`.execute(tx),
  );
  return rows[0]!.changes;
}

test('two hundred for twenty places at once: twenty have one, the others stand in line in one order, each once, however often they press', async () => {
  const { dateIds } = await makeEvent(space, host, null, { wish: { capacity: PLACES, offerMinutes: 60 } });
  const dateId = dateIds[0]!;
  const inputs = people.map(() => answerOf(space, dateId));
  const press = () => Promise.all(people.map((who, n) => answerEvent(who, inputs[n]!)));
  const [first, again] = await Promise.all([press(), press()]);
  expect(again.map(({ rsvpId }) => rsvpId)).toEqual(first.map(({ rsvpId }) => rsvpId));
  const rows = await refuseDisorder(dateId, PLACES);
  expect(rows).toHaveLength(CLIENTS);
  expect(rows.filter(({ status }) => status === 'going')).toHaveLength(PLACES);
  expect(rows.filter(({ status }) => status === 'waiting').map(({ linePlace }) => linePlace)).toEqual(
    Array.from({ length: CLIENTS - PLACES }, (_, n) => n + 1),
  );
  expect(rows.every(({ version }) => version === 1)).toBe(true);
  expect(await changesOf(dateId)).toBe(CLIENTS);
}, 60_000);

test('two hundred for twenty places of two kinds at once: each within its own, the others in one line, and what a kind has more is given on', async () => {
  const kinds = { early: { name: 'Early', places: 5 }, regular: { name: 'Regular', places: null } };
  const { eventId, dateIds } = await makeEvent(space, host, null, {
    wish: { capacity: PLACES, offerMinutes: 60, tickets: [kinds.early, kinds.regular] },
  });
  const dateId = dateIds[0]!;
  const edited = async () => readEditedEvent(host, { spaceId: space.spaceId, eventId });
  const [early, regular] = (await edited()).wish.tickets.map(({ id }) => id);
  const takes = (who: ActingMember, n: number, act = 'answer') =>
    outcomeOf(answerEvent(who, answerOf(space, dateId, { act, ticket: { typeId: n % 2 ? early : regular, each: 0 } })));
  const places = async (many: number) => {
    const { wish, version: seen } = await edited();
    const tickets = wish.tickets.map((one) => (one.id === early ? { ...one, places: many } : one));
    const input = { spaceId: space.spaceId, eventId, seen, as: 'publish', requestId: newId() };
    await saveEvent(host, saveEventInput.parse({ ...input, wish: { ...wish, tickets } }));
  };
  const kindOf = async () => new Map((await ticketsOf(dateId)).map(({ id, ticketTypeId }) => [id, ticketTypeId]));
  const orderly = async (most: number) => {
    const [rows, kind] = [await answersTo(space, dateId), await kindOf()];
    const taken = rows.filter(({ status }) => status === 'going' || status === 'offered');
    const ofEarly = sum(taken.filter(({ id }) => kind.get(id) === early));
    expect(sum(taken), 'never more people than places').toBeLessThanOrEqual(PLACES);
    expect(ofEarly, 'never more of a kind than there are').toBeLessThanOrEqual(most);
    const free = PLACES - sum(taken);
    for (const { id } of rows.filter(({ status }) => status === 'waiting'))
      expect(kind.get(id) === early ? Math.min(free, most - ofEarly) : free, 'nobody waits beside a place').toBe(0);
    return { rows, ofEarly };
  };
  await Promise.all(people.map((who, n) => takes(who, n)));
  const { rows, ofEarly } = await orderly(5);
  expect([rows.length, sum(rows.filter(({ status }) => status === 'going')), ofEarly]).toEqual([CLIENTS, PLACES, 5]);
  // Half of them leave, or take the other kind, while there are more of it.
  await Promise.all([
    ...people.slice(0, 100).map((who, n) => takes(who, n + 1, n % 3 ? 'cancel' : 'change')),
    places(8),
  ]);
  await orderly(8);
}, 60_000);

const ticketsOf = (dateId: EventDateId) =>
  inOperator(space, (tx) =>
    tx.selectFrom('rsvps').select(['id', 'ticketTypeId']).where('eventDateId', '=', dateId).execute(),
  );

test('answers, groups, cancellations, offers and other places at once, in any order: nothing is over, lost or out of line', async () => {
  const { eventId, dateIds } = await makeEvent(space, host, null, {
    wish: { capacity: PLACES, offerMinutes: 60, guestsEach: 3 },
  });
  const dateId = dateIds[0]!;
  const { next: random } = seededRandom('who comes');
  const act = (who: ActingMember) => {
    const dice = random();
    const rest =
      dice < 0.5
        ? { act: 'answer', party: 1 + Math.floor(random() * 3) }
        : dice < 0.7
          ? { act: 'cancel' }
          : dice < 0.8
            ? { act: 'accept' }
            : dice < 0.9
              ? { act: 'decline' }
              : { act: 'change', party: 1 + Math.floor(random() * 4) };
    return outcomeOf(answerEvent(who, answerOf(space, dateId, rest)));
  };
  const places = (capacity: number) =>
    changeDate(host, { spaceId: space.spaceId, eventId: eventId, dateId, capacity, requestId: newId() });
  const byHand = async () => {
    const [waits] = (await answersTo(space, dateId)).filter(
      ({ status }) => status === 'waiting' || status === 'offered',
    );
    if (!waits) return null;
    const input = {
      operatorId: space.operatorId,
      dateId,
      rsvpId: asRsvp(waits.id),
      act: 'promote' as const,
      requestId: newId<'request'>(),
    };
    return outcomeOf(answerGuest(host, input));
  };
  let capacity = PLACES;
  for (const wanted of [PLACES, 12, 30]) {
    const goingBefore = sum((await answersTo(space, dateId)).filter(({ status }) => status === 'going'));
    const crowd = people.map(act);
    await Promise.all([
      ...crowd,
      wanted === capacity ? null : places(wanted),
      byHand(),
      byHand(),
      settleLineOf(space.operatorId, dateId),
    ]);
    capacity = wanted;
    await refuseDisorder(dateId, capacity, Math.max(goingBefore, PLACES));
  }
  // An hour later nobody has taken what was offered: it went on to who still waits, and no answer is in two states.
  const before = await answersTo(space, dateId);
  await Promise.all([0, 1, 2].map(() => settleLineOf(space.operatorId, dateId, new Date(Date.now() + 61 * 60_000))));
  const after = new Map((await answersTo(space, dateId)).map((row) => [row.id, row]));
  for (const row of before)
    if (row.status === 'offered')
      expect(after.get(row.id)).toMatchObject({ status: 'declined', how: 'lapsed', version: row.version + 1 });
    else if (row.status !== 'waiting') expect(after.get(row.id)).toEqual(row);
  expect(after.size).toBe(before.length);
}, 60_000);
