import { describe, expect, test } from 'vitest';
import { decideRsvp, type RsvpAction } from './decide-rsvp';
import type { DateState, Rsvp } from './rsvp-state';
import { at, rsvp, testingDate } from './testing-rsvps';

const waiting = rsvp('own', 'waiting', { linePlace: 5 });
const offeredTill = (time: string) => rsvp('own', 'offered', { linePlace: 5, offerExpiresAt: at(time) });
const full = [rsvp('a', 'going'), rsvp('b', 'going')];

/** What one's own answer becomes, or why it does not; "same" where nothing is written. */
function outcome(
  own: Rsvp | null,
  action: RsvpAction,
  { others = [] as Rsvp[], now = at('12:00'), ...rest }: Partial<DateState> & { others?: Rsvp[]; now?: Date } = {},
) {
  const date = testingDate(own ? [...others, own] : others, rest);
  const decision = decideRsvp(date, { id: 'own', own }, action, now);
  return decision.ok ? (decision.own?.status ?? 'same') : decision.code;
}

describe('the table of answers, by what is done', () => {
  const answer: RsvpAction = { type: 'answer', party: 1 };
  test.each([
    ['a place is free', outcome(null, answer), 'going'],
    ['all places are taken', outcome(null, answer, { others: full }), 'waiting'],
    [
      'a place is held by an offer that lives',
      outcome(null, answer, { others: [rsvp('a', 'going'), { ...offeredTill('13:00'), id: 'b' }] }),
      'waiting',
    ],
    [
      'the offer has lapsed and nobody waits',
      outcome(null, answer, { others: [rsvp('a', 'going'), { ...offeredTill('11:00'), id: 'b' }] }),
      'going',
    ],
    [
      'the offer has lapsed and somebody waits',
      outcome(null, answer, {
        others: [rsvp('a', 'going'), { ...offeredTill('11:00'), id: 'b' }, { ...waiting, id: 'c' }],
      }),
      'waiting',
    ],
    ['any number may come', outcome(null, answer, { others: full, capacity: null }), 'going'],
    ['somebody says yes first', outcome(null, answer, { approval: true }), 'asked'],
    [
      'three come and two places are free',
      outcome(null, { type: 'answer', party: 3 }, { capacity: 5, others: [rsvp('a', 'going', { party: 3 })] }),
      'waiting',
    ],
    ['more than one may bring', outcome(null, { type: 'answer', party: 5 }, { capacity: 9 }), 'event.too_many_guests'],
    ['more than there are places', outcome(null, { type: 'answer', party: 3 }), 'event.group_too_large'],
    ['before it opens', outcome(null, answer, { opensAt: at('12:30') }), 'event.not_open_yet'],
    ['at the moment it closes', outcome(null, answer, { closesAt: at('12:00') }), 'event.answers_closed'],
    ['once it has begun', outcome(null, answer, { now: at('18:00') }), 'event.answers_closed'],
    ['once it is over', outcome(null, answer, { now: at('20:00') }), 'event.over'],
    ['it was cancelled', outcome(null, answer, { stands: false }), 'event.not_on'],
    ['one is going already', outcome(rsvp('own', 'going'), answer), 'same'],
    ['one waits already', outcome(waiting, answer, { others: full }), 'same'],
    ['one was offered a place', outcome(offeredTill('13:00'), answer), 'going'],
    ['one had cancelled', outcome(rsvp('own', 'cancelled', { how: 'by_guest' }), answer), 'going'],
    [
      'one had declined an offer',
      outcome(rsvp('own', 'declined', { how: 'by_guest' }), answer, { others: full }),
      'waiting',
    ],
    ['a host had said no', outcome(rsvp('own', 'declined', { how: 'by_host' }), answer), 'event.declined_by_host'],
  ])('answering when %s', (_when, got, expected) => expect(got).toBe(expected));

  const cancel: RsvpAction = { type: 'cancel' };
  test.each([
    ['going', outcome(rsvp('own', 'going'), cancel), 'cancelled'],
    ['waiting', outcome(waiting, cancel, { others: full }), 'cancelled'],
    ['offered', outcome(offeredTill('13:00'), cancel), 'cancelled'],
    ['asked', outcome(rsvp('own', 'asked', { linePlace: 1 }), cancel), 'cancelled'],
    [
      'going after answers closed',
      outcome(rsvp('own', 'going'), cancel, { closesAt: at('11:00') }),
      'event.too_late_to_cancel',
    ],
    ['waiting after answers closed', outcome(waiting, cancel, { others: full, closesAt: at('11:00') }), 'cancelled'],
    ['in', outcome(rsvp('own', 'going', { checkedInAt: at('17:50') }), cancel, { now: at('17:55') }), 'event.is_in'],
    ['cancelled', outcome(rsvp('own', 'cancelled', { how: 'by_guest' }), cancel), 'same'],
    ['nothing yet', outcome(null, cancel), 'event.no_answer'],
  ])('cancelling when one is %s', (_state, got, expected) => expect(got).toBe(expected));

  const accept: RsvpAction = { type: 'accept' };
  test.each([
    ['in time', outcome(offeredTill('13:00'), accept), 'going'],
    ['at the very moment it lapses, and nobody waits', outcome(offeredTill('12:00'), accept), 'going'],
    [
      'after it lapsed, and somebody waits',
      outcome(offeredTill('11:00'), accept, { capacity: 1, others: [{ ...waiting, id: 'c', linePlace: 9 }] }),
      'event.offer_over',
    ],
    [
      'after it lapsed and was settled, and a place is free',
      outcome(rsvp('own', 'declined', { how: 'lapsed' }), accept),
      'going',
    ],
    ['after it was declined', outcome(rsvp('own', 'declined', { how: 'by_guest' }), accept), 'event.offer_over'],
    ['in time, after answers closed', outcome(offeredTill('13:00'), accept, { closesAt: at('11:00') }), 'going'],
    ['while one waits', outcome(waiting, accept, { others: full }), 'event.offer_over'],
    ['twice', outcome(rsvp('own', 'going'), accept), 'same'],
  ])('accepting an offer %s', (_when, got, expected) => expect(got).toBe(expected));

  test.each([
    ['one guest more fits', outcome(rsvp('own', 'going'), { type: 'change', party: 2 }), 'going'],
    [
      'one guest more does not fit',
      outcome(rsvp('own', 'going'), { type: 'change', party: 2 }, { others: [rsvp('a', 'going')] }),
      'event.no_room',
    ],
    [
      'a group in line grows small enough',
      outcome({ ...waiting, party: 2 }, { type: 'change', party: 1 }, { others: [rsvp('a', 'going')] }),
      'offered',
    ],
    ['a group in line grows', outcome(waiting, { type: 'change', party: 2 }, { others: full }), 'waiting'],
    [
      'answers have closed',
      outcome(rsvp('own', 'going'), { type: 'change', party: 2 }, { closesAt: at('11:00') }),
      'event.answers_closed',
    ],
  ])('changing guests when %s', (_when, got, expected) => expect(got).toBe(expected));

  const own = (status: Rsvp['status'], rest: Partial<Rsvp> = {}) => rsvp('own', status, rest);
  test.each([
    [
      'approve',
      'asked and a place is free',
      outcome(own('asked', { linePlace: 1 }), { type: 'approve' }, { approval: true }),
      'going',
    ],
    [
      'approve',
      'asked and it is full',
      outcome(own('asked', { linePlace: 1 }), { type: 'approve' }, { approval: true, others: full }),
      'waiting',
    ],
    ['approve', 'refused before', outcome(own('declined', { how: 'by_host' }), { type: 'approve' }), 'going'],
    ['approve', 'cancelled by the guest', outcome(own('cancelled', { how: 'by_guest' }), { type: 'approve' }), 'same'],
    ['refuse', 'asked', outcome(own('asked', { linePlace: 1 }), { type: 'refuse' }), 'declined'],
    ['remove', 'going', outcome(own('going'), { type: 'remove' }), 'declined'],
    ['remove', 'in', outcome(own('going', { checkedInAt: at('17:50') }), { type: 'remove' }), 'event.is_in'],
    ['promote', 'waiting and it is full', outcome(waiting, { type: 'promote' }, { others: full }), 'event.no_room'],
    ['promote', 'offered', outcome(offeredTill('13:00'), { type: 'promote' }), 'going'],
    ['promote', 'asked', outcome(own('asked', { linePlace: 1 }), { type: 'promote' }), 'event.does_not_wait'],
    ['check_in', 'going', outcome(own('going'), { type: 'check_in' }), 'going'],
    ['check_in', 'in', outcome(own('going', { checkedInAt: at('11:00') }), { type: 'check_in' }), 'same'],
    [
      'check_in',
      'waiting and it is full',
      outcome(waiting, { type: 'check_in' }, { others: full, now: at('18:05') }),
      'event.no_room',
    ],
    [
      'check_in',
      'cancelled and a place is free',
      outcome(own('cancelled', { how: 'by_guest' }), { type: 'check_in' }),
      'going',
    ],
    [
      'walk_in',
      'nobody yet and a place is free',
      outcome(null, { type: 'walk_in', party: 1 }, { now: at('18:05') }),
      'going',
    ],
    [
      'walk_in',
      'nobody yet and it is full',
      outcome(null, { type: 'walk_in', party: 1 }, { others: full, now: at('18:05') }),
      'event.no_room',
    ],
    [
      'walk_in',
      'nobody yet two days before',
      outcome(null, { type: 'walk_in', party: 1 }, { now: new Date('2026-11-29T18:00:00Z') }),
      'event.door_shut',
    ],
    ['undo_check_in', 'in', outcome(own('going', { checkedInAt: at('11:00') }), { type: 'undo_check_in' }), 'going'],
  ] as const)('a host: %s when somebody is %s', (_action, _state, got, expected) => expect(got).toBe(expected));
});

describe('what it does to the line', () => {
  const line = (own: Rsvp | null, action: RsvpAction, others: Rsvp[], rest: Partial<DateState> = {}) => {
    const decision = decideRsvp(
      testingDate(own ? [...others, own] : others, rest),
      { id: 'own', own },
      action,
      at('12:00'),
    );
    return decision.ok ? Object.fromEntries(decision.line.map(({ id, status }) => [id, status])) : decision.code;
  };
  const inLine = (id: string, linePlace: number, party = 1) => rsvp(id, 'waiting', { linePlace, party });

  test('a place given back is offered to the first in line', () =>
    expect(
      line(rsvp('own', 'going'), { type: 'cancel' }, [rsvp('a', 'going'), inLine('late', 9), inLine('early', 2)]),
    ).toEqual({ early: 'offered' }));
  test('a group that is too large is skipped and keeps its place; the next that fits is asked', () =>
    expect(
      line(rsvp('own', 'going'), { type: 'cancel' }, [rsvp('a', 'going'), inLine('group', 1, 2), inLine('one', 2)]),
    ).toEqual({ one: 'offered' }));
  test('where nothing is asked, the first has the place at once', () =>
    expect(
      line(rsvp('own', 'going'), { type: 'cancel' }, [rsvp('a', 'going'), inLine('first', 1)], { offerMinutes: null }),
    ).toEqual({ first: 'going' }));
  test('an offer holds its place for an hour, at most until it begins', () => {
    const decide = (now: string) => {
      const own = rsvp('own', 'going');
      const decision = decideRsvp(
        testingDate([own, rsvp('a', 'going'), inLine('first', 1)]),
        { id: 'own', own },
        { type: 'remove' },
        at(now),
      );
      return decision.ok && decision.line[0]?.offerExpiresAt;
    };
    expect(decide('12:00')).toEqual(at('13:00'));
    expect(decide('17:30')).toEqual(at('18:00'));
  });
  test('once it has begun nobody is offered anything', () => {
    const own = rsvp('own', 'going');
    const decision = decideRsvp(
      testingDate([own, rsvp('a', 'going'), inLine('first', 1)]),
      { id: 'own', own },
      { type: 'remove' },
      at('18:00'),
    );
    expect(decision).toMatchObject({ ok: true, line: [] });
  });
  test('who answers while an offer lapses comes after those who waited', () =>
    expect(
      line(null, { type: 'answer', party: 1 }, [
        rsvp('a', 'going'),
        rsvp('gone', 'offered', { linePlace: 1, offerExpiresAt: at('11:59') }),
        inLine('next', 2),
      ]),
    ).toEqual({ gone: 'declined', next: 'offered' }));
  test('fewer places: the last offers go back to where they stood in line, and nobody who is going is thrown out', () => {
    const offer = (id: string, linePlace: number) => rsvp(id, 'offered', { linePlace, offerExpiresAt: at('13:00') });
    expect(
      line(rsvp('own', 'going'), { type: 'check_in' }, [rsvp('a', 'going'), offer('b', 1), offer('c', 2)], {
        capacity: 3,
      }),
    ).toEqual({ c: 'waiting' });
  });
});
