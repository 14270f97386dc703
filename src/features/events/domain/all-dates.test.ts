import { expect, it } from 'vitest';
import { outcomeOf, sumsOf } from './all-dates';
import { at, rsvp, testingDate } from './testing-rsvps';

const come = (party = 1) => ({ type: 'answer' as const, party });
const now = at('09:00');
const mine = { id: 'me', own: null };

it.each([
  ['there is room', testingDate([rsvp('a', 'going')]), come(), { did: 'answers', status: 'going', why: null }],
  [
    'the group does not fit into what is left',
    testingDate([rsvp('a', 'going')]),
    come(2),
    { did: 'answers', status: 'waiting', why: null },
  ],
  [
    'a host says who comes',
    testingDate([], { approval: true }),
    come(),
    { did: 'answers', status: 'asked', why: null },
  ],
  [
    // The place whose offer has lapsed goes to who waits, not to who comes now.
    'the free place belongs to the next in line',
    testingDate([
      rsvp('a', 'going'),
      rsvp('b', 'offered', { linePlace: 1, offerExpiresAt: at('08:00') }),
      rsvp('c', 'waiting', { linePlace: 2 }),
    ]),
    come(),
    { did: 'answers', status: 'waiting', why: null },
  ],
  [
    'answers are closed',
    testingDate([], { closesAt: at('08:00') }),
    come(),
    { did: 'refused', status: null, why: 'event.answers_closed' },
  ],
  [
    'answers are not open yet',
    testingDate([], { opensAt: at('10:00') }),
    come(),
    { did: 'refused', status: null, why: 'event.not_open_yet' },
  ],
])('where %s', (_when, date, action, expected) => {
  expect(outcomeOf(date, mine, action, now)).toEqual(expected);
});

it('leaves an answer that is there as it is, and says why a host’s no stays one', () => {
  const going = rsvp('me', 'going');
  expect(outcomeOf(testingDate([going]), { id: 'me', own: going }, come(3), now)).toEqual({
    ...{ did: 'stays', status: 'going', why: null },
  });
  const off = rsvp('me', 'declined', { how: 'by_host' });
  expect(outcomeOf(testingDate([off]), { id: 'me', own: off }, come(), now)).toEqual({
    ...{ did: 'refused', status: 'declined', why: 'event.declined_by_host' },
  });
});

it('counts what became of them; where there was nothing to take back, nothing is refused', () => {
  const refused = (why: 'event.no_answer' | 'event.over') => ({ did: 'refused' as const, status: null, why });
  const sums = sumsOf([
    { did: 'answers', status: 'going', why: null },
    { did: 'answers', status: 'going', why: null },
    { did: 'answers', status: 'cancelled', why: null },
    { did: 'stays', status: 'going', why: null },
    refused('event.no_answer'),
    refused('event.over'),
  ]);
  expect(sums).toEqual({ going: 2, waiting: 0, asked: 0, cancelled: 1, stays: 1, refused: 1 });
});
