import { beforeEach, describe, expect, it } from 'vitest';
import { readAccount } from '@/features/billing/account.reads';
import { chargeTickets } from '@/features/billing/commands/charge-tickets';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type RsvpId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import '@/wiring/reactions';
import { answerAllDatesInput } from './all-dates.contract';
import { answerAllDates } from './commands/answer-all-dates';
import { answerByLink } from './commands/answer-by-mail';
import { answerGuest } from './commands/answer-guest';
import { cancelEvent } from './commands/cancel-event';
import { saveEvent } from './commands/save-event';
import { cancelEventInput, saveEventInput } from './events.contract';
import { readEditedEvent, readEventPage } from './events.reads';
import { readPublicEvent } from './public-events.reads';
import { signRsvpLink } from './rsvp-link';
import { answerByLinkInput } from './rsvps.contract';
import { answersTo, asRsvp, come, makeEvent, type MadeEvent } from './testing-events';

const EARLY = { name: 'Early bird', pricing: 'fixed', price: 2500, places: 1 };
const REGULAR = { name: 'Regular', pricing: 'fixed', price: 3500 };
const SPEAKER = { name: 'Speaker', pricing: 'free', code: 'speak-up' };

let space: MadeSpace;
let host: ActingMember;
let ana: ActingMember;
let bo: ActingMember;
beforeEach(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  ana = await makeMember(space, 'member', 'Ana');
  bo = await makeMember(space, 'member', 'Bo');
});

type Sold = MadeEvent & { readonly dateId: EventDateId; readonly typeOf: (name: string) => string };
/** A published event with these tickets. */
async function sold(tickets: readonly object[], wish: object = {}): Promise<Sold> {
  const made = await makeEvent(space, host, null, { wish: { capacity: 3, guestsEach: 2, tickets, ...wish } });
  return { ...made, dateId: made.dateIds[0]!, typeOf: await typesOf(made) };
}
async function typesOf({ eventId }: MadeEvent) {
  const { wish } = await readEditedEvent(host, { spaceId: space.spaceId, eventId });
  return (name: string): string => wish.tickets.find((one) => one.name === name)?.id ?? '';
}
const takes = (event: Sold, who: ActingMember, name: string, each: number, rest: object = {}) =>
  come(space, who, event.dateId, { ticket: { typeId: event.typeOf(name), each }, ...rest });

async function resave(event: MadeEvent, tickets: (now: object[]) => object[]) {
  const { wish, version } = await readEditedEvent(host, { spaceId: space.spaceId, eventId: event.eventId });
  return saveEvent(
    host,
    saveEventInput.parse({
      ...{ spaceId: space.spaceId, eventId: event.eventId, seen: version, as: 'publish', requestId: newId() },
      wish: { ...wish, tickets: tickets(wish.tickets) },
    }),
  );
}
const charged = () =>
  inOperator(space, async (tx) =>
    (
      await tx.selectFrom('charges').select(['memberId', 'grossMinor', 'lines', 'ordinal']).orderBy('ordinal').execute()
    ).map(({ memberId, grossMinor }) => [memberId === ana.memberId ? 'Ana' : 'Bo', Number(grossMinor)]),
  );
const charge = (dateId: EventDateId) => chargeTickets(space, { dateId });
const cancelAll = (event: MadeEvent) =>
  cancelEvent(
    host,
    cancelEventInput.parse({ spaceId: space.spaceId, eventId: event.eventId, words: 'Rain', requestId: newId() }),
  );

describe('tickets of an event', () => {
  it('are taken at the price that was seen, each within its own places, and waited for', async () => {
    const event = await sold([EARLY, REGULAR]);
    expect(await outcomeOf(come(space, ana, event.dateId))).toBe('event.ticket_needed');
    expect(await outcomeOf(takes(event, ana, 'Early bird', 2000))).toBe('event.price_changed');
    expect(await takes(event, ana, 'Early bird', 2500)).toMatchObject({ status: 'going' });
    expect(await takes(event, bo, 'Early bird', 2500)).toMatchObject({ status: 'waiting' });
    // Another ticket, of which there are two: places at once.
    expect(await takes(event, bo, 'Regular', 3500, { act: 'change', party: 2 })).toMatchObject({ status: 'going' });
    const page = await readEventPage(bo, event.slug);
    expect(page.dates[0]).toMatchObject({
      placesLeft: 0,
      tickets: [{ placesLeft: 0, state: 'on_sale' }, { placesLeft: 0 }],
    });
  });

  it('that become more are offered in the same commit, and one that somebody has is taken off sale, not away', async () => {
    const event = await sold([EARLY, REGULAR]);
    await takes(event, ana, 'Early bird', 2500);
    const { rsvpId } = await takes(event, bo, 'Early bird', 2500);
    await resave(event, ([early, regular]) => [{ ...early, places: 2 }, regular!]);
    const [was] = (await answersTo(space, event.dateId)).filter(({ id }) => id === asRsvp(rsvpId));
    expect(was).toMatchObject({ status: 'going' });
    await resave(event, ([, regular]) => [{ ...regular!, price: 4000 }]);
    const page = await readEventPage(await makeMember(space), event.slug);
    expect(page.tickets.map(({ name, price }) => [name, price])).toEqual([['Regular', 4000]]);
    const { wish } = await readEditedEvent(host, { spaceId: space.spaceId, eventId: event.eventId });
    expect(wish.tickets.map(({ name, onSale }) => [name, onSale])).toContainEqual(['Early bird', false]);
    // What was agreed stays, whatever it would cost now.
    const mine = (await readEventPage(ana, event.slug)).dates[0]?.mine;
    expect(mine?.ticket).toMatchObject({ name: 'Early bird', each: 2500, pays: 'account' });
  });

  it('are for whom they are, from when until when they are, and what everybody pays themselves starts at the least', async () => {
    const event = await sold([
      { name: 'Visitors', roles: ['visitor'] },
      { name: 'Gone', pricing: 'fixed', price: 100, closesMinutes: 30 * 1440 },
      { name: 'Open', pricing: 'open', least: 500, price: 1500 },
    ]);
    expect(await outcomeOf(takes(event, ana, 'Visitors', 0))).toBe('event.ticket_not_for_you');
    expect(await outcomeOf(takes(event, ana, 'Gone', 100))).toBe('event.ticket_over');
    expect(await outcomeOf(takes(event, ana, 'Open', 499))).toBe('event.price_too_low');
    expect(await takes(event, ana, 'Open', 900)).toMatchObject({ status: 'going' });
    await takes(event, ana, 'Open', 1200, { act: 'change' });
    expect((await readEventPage(ana, event.slug)).dates[0]?.mine?.ticket?.each).toBe(1200);
    expect(await outcomeOf(takes(event, ana, 'Open', 1, { act: 'change', party: 2 }))).toBe('event.price_too_low');
  });

  it('with a code are shown to nobody who has not typed it, whatever their case; who guesses is not heard after a while', async () => {
    const event = await sold([REGULAR, SPEAKER]);
    const shown = async (code?: string) =>
      (await readEventPage(ana, event.slug, undefined, code)).tickets.map(({ name }) => name);
    expect(await shown()).toEqual(['Regular']);
    expect((await readPublicEvent(`op-${space.operatorId}`, event.slug)).hasCodes).toBe(true);
    expect(await shown(' Speak-Up ')).toEqual(['Regular', 'Speaker']);
    expect(await outcomeOf(takes(event, ana, 'Speaker', 0))).toBe('event.code_unknown');
    expect(
      await takes(event, ana, 'Speaker', 0, { ticket: { typeId: event.typeOf('Speaker'), each: 0, code: 'SPEAK-up' } }),
    ).toMatchObject({
      status: 'going',
    });
    const tries = [];
    for (let n = 0; n < 40; n++) tries.push(await outcomeOf(readEventPage(bo, event.slug, undefined, `GUESS-${n}`)));
    expect(tries[0]).toBe('event.code_unknown');
    expect(tries.at(-1)).toBe('limits.too_many');
    expect(await outcomeOf(readEventPage(bo, event.slug, undefined, 'SPEAK-UP'))).toBe('limits.too_many');
  });

  it('with a code are guessed no better by the link of a mail, nor by all dates at once', async () => {
    const event = await sold([REGULAR, SPEAKER]);
    const { rsvpId } = await takes(event, ana, 'Regular', 3500);
    const link = { operatorId: space.operatorId, rsvpId: asRsvp(rsvpId) };
    const token = await signRsvpLink(link, new Date(Date.now() + 86_400_000));
    const guess = (n: number) => ({ typeId: event.typeOf('Speaker'), each: 0, code: `GUESS-${n}` });
    const byLink = (n: number) => answerByLink(answerByLinkInput.parse({ token, act: 'change', ticket: guess(n) }));
    const atAll = (n: number) => {
      const where = { operatorId: space.operatorId, eventId: event.eventId, requestId: newId() };
      return answerAllDates(bo, answerAllDatesInput.parse({ ...where, ticket: guess(n) }));
    };
    for (const tries of [byLink, atAll]) {
      const heard = [];
      for (let n = 0; n < 40; n++) heard.push(await outcomeOf(tries(n)));
      expect([heard[0], heard.at(-1)]).toEqual(['event.code_unknown', 'limits.too_many']);
    }
  });

  it('are never more than there are, even for who writes without the lock of the date', async () => {
    const event = await sold([EARLY, REGULAR]);
    await takes(event, ana, 'Early bird', 2500);
    const row = {
      ...{ operatorId: space.operatorId, id: newId<'rsvp'>(), eventDateId: event.dateId, name: 'Mallory' },
      status: 'going' as const,
      ...{ ticketTypeId: event.typeOf('Early bird'), ticketName: 'Early bird', priceEachMinor: 2500 },
      currency: 'EUR',
      pays: 'door' as const,
    };
    const write = () => inOperator(space, (tx) => tx.insertInto('rsvps').values(row).execute());
    await expect(write()).rejects.toMatchObject({ constraint: 'rsvp_within_capacity' });
  });
});

describe('a ticket on account', () => {
  it('is charged once, however often and late the job runs; more guests are charged beside it, and fewer given back', async () => {
    const event = await sold([REGULAR]);
    await takes(event, ana, 'Regular', 3500);
    await Promise.all([charge(event.dateId), charge(event.dateId), charge(event.dateId)]);
    expect(await charged()).toEqual([['Ana', 3500]]);
    const [line] = (await readAccount(ana, { operatorId: space.operatorId })).charges.items;
    expect(line).toMatchObject({ words: expect.stringMatching(/^Open breakfast: Regular · /) as string, items: [] });
    await come(space, ana, event.dateId, { act: 'change', party: 3 });
    await charge(event.dateId);
    await come(space, ana, event.dateId, { act: 'change', party: 2 });
    await charge(event.dateId);
    expect(await charged()).toEqual([
      ['Ana', 3500],
      ['Ana', 7000],
      ['Ana', -3500],
    ]);
  });

  it('is nothing while one waits, and comes back when it is cancelled, taken off or called off', async () => {
    const event = await sold([REGULAR], { capacity: 1, guestsEach: 0 });
    const { rsvpId } = await takes(event, ana, 'Regular', 3500);
    await takes(event, bo, 'Regular', 3500);
    await charge(event.dateId);
    expect(await charged()).toEqual([['Ana', 3500]]);
    const input = {
      operatorId: space.operatorId,
      dateId: event.dateId,
      rsvpId: rsvpId as RsvpId,
      requestId: newId<'request'>(),
    };
    await answerGuest(host, { ...input, act: 'remove' });
    await charge(event.dateId);
    expect((await charged()).sort()).toEqual([
      ['Ana', -3500],
      ['Ana', 3500],
      ['Bo', 3500],
    ]);
    await cancelAll(event);
    await charge(event.dateId);
    expect((await charged()).filter(([who]) => who === 'Bo').map(([, gross]) => gross)).toEqual([3500, -3500]);
    expect(await charge(event.dateId)).toEqual({ charges: 0 });
  });

  it('is none where members pay at the door, where it is free, and for who has no account', async () => {
    const door = await sold([REGULAR], { membersPay: 'door' });
    await takes(door, ana, 'Regular', 3500);
    const free = await sold([{ name: 'Free' }], { title: 'Free' });
    await takes(free, ana, 'Free', 0);
    expect(await charge(door.dateId)).toEqual({ charges: 0 });
    expect(await charge(free.dateId)).toEqual({ charges: 0 });
  });

  it('is said by the commit that changes it, and a free answer says nothing of it', async () => {
    const event = await sold([REGULAR, { name: 'Free' }]);
    await takes(event, ana, 'Regular', 3500);
    await takes(event, bo, 'Free', 0);
    const jobs = await chargeJobs();
    expect(jobs).toHaveLength(1);
  });
});

const chargeJobs = () =>
  asOwner(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'charge-tickets' and payload ->> 'operatorId' = $1`,
    [space.operatorId],
  );
