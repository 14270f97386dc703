import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type Id, type RsvpId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import '@/wiring/reactions';
import { answerGuest } from './commands/answer-guest';
import { letWalkIn } from './commands/check-in-guest';
import { payTicket, takeBackTicketPayment } from './commands/pay-ticket';
import type { PayTicketInput } from './door-payments.contract';
import { readDoor, readGuestTable } from './door.reads';
import { guestsInput } from './event-pages.contract';
import { readGuests } from './events.reads';
import { asRsvp, come, dayAt, makeEvent, scan } from './testing-events';

let space: MadeSpace;
let host: ActingMember;
let ana: ActingMember;
let bo: ActingMember;
let dateId: EventDateId;
let regular: string;
let ofAna: RsvpId;
beforeEach(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  ana = await makeMember(space, 'member', 'Ana');
  bo = await makeMember(space, 'member', 'Bo');
  const tickets = [
    { name: 'Regular', pricing: 'fixed', price: 3500 },
    { name: 'Open', pricing: 'open', least: 500, price: 1500 },
  ];
  const wish = { capacity: 6, guestsEach: 2, tickets, membersPay: 'door', localStart: dayAt(space, 1, '10:00') };
  const { eventId, dateIds } = await makeEvent(space, host, null, { wish });
  dateId = dateIds[0]!;
  regular = await inOperator(space, async (tx) => {
    const query = tx.selectFrom('eventTicketTypes').select('id').where('eventId', '=', eventId);
    return (await query.where('name', '=', 'Regular').executeTakeFirstOrThrow()).id;
  });
  const { rsvpId } = await come(space, ana, dateId, { party: 2, ticket: { typeId: regular, each: 3500 } });
  ofAna = asRsvp(rsvpId);
});

const payment = (rest: Partial<PayTicketInput> = {}): PayTicketInput => ({
  ...{ operatorId: space.operatorId, dateId, rsvpId: ofAna, paymentId: newId<'rsvp_payment'>(), amount: 7000 },
  ...{ how: 'cash', requestId: newId<'request'>() },
  ...rest,
});
const kept = () =>
  inOperator(space, async (tx) =>
    (await tx.selectFrom('rsvpPayments').select('amountMinor').execute()).map(({ amountMinor }) => Number(amountMinor)),
  );
const income = async () => (await readGuests(host, guestsInput.parse({ operatorId: space.operatorId, dateId }))).income;

describe('paying at the door', () => {
  it('sent twenty times at once it is one payment, and one of another phone adds nothing', async () => {
    const once = payment();
    const again = await Promise.all(Array.from({ length: 20 }, () => payTicket(host, once)));
    expect(new Set(again.map(({ paid }) => paid))).toEqual(new Set([7000]));
    const others = await Promise.all(Array.from({ length: 20 }, () => payTicket(host, payment())));
    expect(others.every(({ before, paid, owed }) => before && paid === 7000 && owed === 0)).toBe(true);
    expect(await kept()).toEqual([7000]);
    expect(await income()).toEqual({ currency: 'EUR', due: 7000, onAccount: 0, paidAtDoor: 7000, open: 0 });
  });

  it('is refused where nothing is owed, or less than was taken; a part of it may be paid', async () => {
    expect(await outcomeOf(payTicket(host, payment({ amount: 7001 })))).toBe('event.owes_another');
    expect(await payTicket(host, payment({ amount: 3500, how: 'card' }))).toMatchObject({ paid: 3500, owed: 3500 });
    expect(await payTicket(host, payment({ amount: 3500 }))).toMatchObject({ paid: 7000, owed: 0, before: false });
    const { rsvpId } = await come(space, bo, dateId, { ticket: { typeId: regular, each: 3500 } });
    await answerGuest(host, {
      operatorId: space.operatorId,
      dateId,
      rsvpId: asRsvp(rsvpId),
      act: 'remove',
      requestId: newId(),
    });
    expect(await outcomeOf(payTicket(host, payment({ rsvpId: asRsvp(rsvpId) })))).toBe('event.owes_nothing');
    expect(await outcomeOf(payTicket(ana, payment()))).toBe('event.not_yours');
  });

  it('is taken back once, with both to be seen, and can be taken anew', async () => {
    const first = payment();
    await payTicket(host, first);
    const back = () =>
      takeBackTicketPayment(host, {
        ...{ operatorId: space.operatorId, dateId, rsvpId: ofAna, paymentId: first.paymentId },
        requestId: newId<'request'>(),
      });
    const tries = await Promise.all([outcomeOf(back()), outcomeOf(back())]);
    expect(tries.sort()).toEqual(['event.no_payment', null].sort());
    expect(await payTicket(host, payment({ how: 'transfer' }))).toMatchObject({ paid: 7000, before: false });
    expect(await kept()).toEqual([7000, -7000, 7000]);
    const { guests } = await readDoor(host, { operatorId: space.operatorId, dateId });
    expect(guests[0]).toMatchObject({ paid: 7000, payment: { amount: 7000, how: 'transfer' } });
  });

  it('leaves rows that nobody changes', async () => {
    await payTicket(host, payment());
    const change = inOperator(space, (tx) => tx.updateTable('rsvpPayments').set({ amountMinor: 1 }).execute());
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });

  it('who walks in takes a ticket at its price, and stands in the list and the table with what is due', async () => {
    const walkIn = (ticket: { typeId: string; each: number } | null) => ({
      ...{ operatorId: space.operatorId, dateId, name: 'Zed', party: 2, scanId: scan(), requestId: newId<'request'>() },
      ticket: ticket && { ...ticket, typeId: ticket.typeId as Id<'event_ticket_type'>, code: '' },
    });
    expect(await outcomeOf(letWalkIn(host, walkIn(null)))).toBe('event.ticket_needed');
    expect(await outcomeOf(letWalkIn(host, walkIn({ typeId: regular, each: 100 })))).toBe('event.price_changed');
    const { rsvpId } = await letWalkIn(host, walkIn({ typeId: regular, each: 3500 }));
    await payTicket(host, payment({ rsvpId: asRsvp(rsvpId), how: 'card' }));
    expect(await income()).toEqual({ currency: 'EUR', due: 14_000, onAccount: 0, paidAtDoor: 7000, open: 7000 });
    const { head, rows } = await readGuestTable(host, { operatorId: space.operatorId, dateId });
    const from = head.indexOf('Ticket');
    expect(head.slice(from, from + 6)).toEqual([
      'Ticket',
      'Due',
      'Currency',
      'How',
      'Paid at the door',
      'Open at the door',
    ]);
    expect(rows.map((row) => row.slice(from, from + 6))).toEqual([
      ['Regular', '70.00', 'EUR', 'At the door', '0.00', '70.00'],
      ['Regular', '70.00', 'EUR', 'At the door', '70.00', '0.00'],
    ]);
  });
});
