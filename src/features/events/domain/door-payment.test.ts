import { describe, expect, test } from 'vitest';
import { decidePayment, dueOf, owedAtDoor, type Paying } from './door-payment';

const ticket = { typeId: 't', name: 'Regular', each: 3500, currency: 'EUR', pays: 'door' as const };
const one = (rest: Partial<Paying> = {}): Paying => ({ status: 'going', party: 2, ticket, paid: 0, ...rest });

describe('what is owed at the door', () => {
  test.each([
    ['two who are going', one(), 7000, 7000],
    ['half of it paid', one({ paid: 3500 }), 7000, 3500],
    ['all paid', one({ paid: 7000 }), 7000, 0],
    ['one of them does not come after all', one({ party: 1, paid: 7000 }), 3500, -3500],
    ['on account', one({ ticket: { ...ticket, pays: 'account' } }), 7000, 0],
    ['who waits', one({ status: 'waiting' }), 0, 0],
    ['who cancelled, and had paid', one({ status: 'cancelled', paid: 7000 }), 0, -7000],
    ['no ticket', one({ ticket: null }), 0, 0],
  ])('%s', (_who, who, due, owed) => expect([dueOf(who), owedAtDoor(who)]).toEqual([due, owed]));

  test.each([
    ['what is owed', one(), 7000, { take: 7000 }],
    ['a part of it', one(), 3500, { take: 3500 }],
    ['more than it', one(), 7001, { refused: 'event.owes_another' }],
    ['what was paid before, by another phone', one({ paid: 7000 }), 7000, { take: 0 }],
    ['where nothing is owed', one({ ticket: { ...ticket, each: 0 } }), 100, { refused: 'event.owes_nothing' }],
    ['on account', one({ ticket: { ...ticket, pays: 'account' } }), 7000, { refused: 'event.owes_nothing' }],
  ])('paying %s', (_what, who, amount, expected) => expect(decidePayment(who, amount)).toEqual(expected));
});
