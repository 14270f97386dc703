import { describe, expect, test } from 'vitest';
import { decideRsvp, type RsvpAction, type WantedTicket } from './decide-rsvp';
import { freeFor, type DateState, type Rsvp } from './rsvp-state';
import { settleLine } from './settle-line';
import { at, quotas, rsvp, testingDate } from './testing-rsvps';

const early: WantedTicket = { typeId: 'early', refused: null };
const regular: WantedTicket = { typeId: 'regular', refused: null };
/** Three places, one of them early. */
const kinds = { capacity: 3, tickets: quotas({ early: 1, regular: null }) };
const of = (typeId: string, id: string, status: Rsvp['status'], rest: Partial<Rsvp> = {}) =>
  rsvp(id, status, { typeId, ...rest });

function decided(own: Rsvp | null, action: RsvpAction, others: Rsvp[] = [], rest: Partial<DateState> = kinds) {
  const decision = decideRsvp(
    testingDate(own ? [...others, own] : others, rest),
    { id: 'own', own },
    action,
    at('12:00'),
  );
  if (!decision.ok) return decision.code;
  const line = decision.line.map(({ id, status }) => `${id} ${status}`);
  return [decision.own ? [decision.own.status, decision.own.typeId].filter(Boolean).join(' ') : 'same', ...line].join(
    ', ',
  );
}
const answer = (ticket: WantedTicket | null, party = 1): RsvpAction => ({ type: 'answer', party, ticket });
const change = (ticket: WantedTicket | null, party = 1): RsvpAction => ({ type: 'change', party, ticket });
const oneEarly = [of('early', 'a', 'going')];
const own = (status: Rsvp['status'], typeId = 'regular', rest: Partial<Rsvp> = {}) => of(typeId, 'own', status, rest);
const over: WantedTicket = { typeId: 'early', refused: 'event.ticket_over' };

describe('the table of tickets (docs/decisions/0025)', () => {
  test.each([
    ['one of a kind that is left', decided(null, answer(early)), 'going early'],
    ['none of the kind is left, and two places are', decided(null, answer(early), oneEarly), 'waiting early'],
    ['another kind has no end', decided(null, answer(regular), oneEarly), 'going regular'],
    [
      'the date is full, and the kind has some',
      decided(null, answer(early), [of('regular', 'a', 'going', { party: 3 })]),
      'waiting early',
    ],
    ['no kind is named', decided(null, answer(null)), 'event.ticket_needed'],
    ['it is not on sale any more', decided(null, answer(over)), 'event.ticket_over'],
    ['more come than there will ever be of it', decided(null, answer(early, 2)), 'event.group_too_large'],
    ['somebody says yes first', decided(null, answer(early), [], { ...kinds, approval: true }), 'asked early'],
  ])('answering when %s', (_when, got, expected) => expect(got).toBe(expected));

  test.each([
    ['going, to one that is left', decided(own('going'), change(early)), 'going early'],
    ['going, to one that is taken', decided(own('going'), change(early), oneEarly), 'event.no_room'],
    ['going, to one that is over', decided(own('going'), change(over)), 'event.ticket_over'],
    [
      'going, more of the same',
      decided(own('going', 'early'), change(early, 2), [], { capacity: 3, tickets: quotas({ early: 2 }) }),
      'going',
    ],
    [
      'going, to one without end, the date being full',
      decided(own('going', 'early', { party: 1 }), change(regular), [of('regular', 'a', 'going', { party: 2 })]),
      'going regular',
    ],
    [
      'going, which frees the one that somebody waits for',
      decided(own('going', 'early'), change(regular), [of('early', 'b', 'waiting', { linePlace: 1 })]),
      'going regular, b offered',
    ],
    [
      'waiting for one, to one that is left',
      decided(own('waiting', 'early', { linePlace: 1 }), change(regular), oneEarly),
      'offered regular',
    ],
    [
      'going, with more than are left of it',
      decided(own('going', 'early'), change(null, 2), [], {
        capacity: 9,
        tickets: quotas({ early: 2 }),
        guestsEach: 3,
      }),
      'going',
    ],
    [
      'going, with one more than are left of it',
      decided(own('going', 'early'), change(null, 2), oneEarly, {
        capacity: 9,
        tickets: quotas({ early: 2 }),
        guestsEach: 3,
      }),
      'event.no_room',
    ],
  ])('changing when %s', (_when, got, expected) => expect(got).toBe(expected));

  const line = [of('early', 'b', 'waiting', { linePlace: 1 }), of('regular', 'c', 'waiting', { linePlace: 2 })];
  test('who waits for a kind of which none is free is passed over, and keeps their place in line', () => {
    const date = testingDate([...oneEarly, of('regular', 'x', 'going'), ...line], kinds);
    expect(settleLine(date, at('12:00')).changes.map(({ id, status }) => `${id} ${status}`)).toEqual(['c offered']);
  });
  test('more of a kind are offered, within the places of the date', () => {
    const more = { capacity: 3, tickets: quotas({ early: 2, regular: null }) };
    const date = testingDate([...oneEarly, of('regular', 'x', 'going'), ...line], more);
    expect(settleLine(date, at('12:00')).changes.map(({ id, status }) => `${id} ${status}`)).toEqual(['b offered']);
  });
  test('fewer of a kind take offers back, the last first, and throw nobody out who is going', () => {
    const held = { offerExpiresAt: at('13:00') };
    const date = testingDate(
      [
        ...oneEarly,
        of('early', 'b', 'offered', { linePlace: 1, ...held }),
        of('early', 'c', 'offered', { linePlace: 2, ...held }),
      ],
      { capacity: 9, tickets: quotas({ early: 2 }) },
    );
    expect(settleLine(date, at('12:00')).changes.map(({ id, status }) => `${id} ${status}`)).toEqual(['c waiting']);
  });
  test('a host gives a place of its kind alone; who walks in names one', () => {
    const waits = own('waiting', 'early', { linePlace: 1 });
    expect(decided(waits, { type: 'promote' }, oneEarly)).toBe('event.no_room');
    const night = (action: RsvpAction) => decided(null, action, oneEarly, { ...kinds, startsAt: at('13:00') });
    expect(night({ type: 'walk_in', party: 1 })).toBe('event.ticket_needed');
    expect(night({ type: 'walk_in', party: 1, ticket: early })).toBe('event.no_room');
    expect(night({ type: 'walk_in', party: 2, ticket: regular })).toBe('going regular');
  });
  test('what is left of a kind is never more than the date has left', () => {
    const date = testingDate([of('regular', 'a', 'going', { party: 2 })], {
      capacity: 3,
      tickets: quotas({ early: 5, regular: null }),
    });
    expect([freeFor(date, 'early', at('12:00')), freeFor(date, 'regular', at('12:00'))]).toEqual([1, 1]);
  });
});
