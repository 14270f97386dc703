import { expect, it } from 'vitest';
import { newsOf } from './rsvp-news';

it.each([
  [null, 'going', null, 'going'],
  ['cancelled', 'going', null, 'going'],
  ['offered', 'going', null, 'going'],
  ['asked', 'going', null, 'approved'],
  ['waiting', 'going', null, 'place'],
  ['going', 'going', null, null],
  [null, 'asked', null, 'asked'],
  [null, 'waiting', null, 'waiting'],
  ['offered', 'waiting', null, 'waiting'],
  ['waiting', 'waiting', null, null],
  ['waiting', 'offered', null, 'offered'],
  ['offered', 'offered', null, null],
  ['offered', 'declined', 'lapsed', 'lapsed'],
  ['offered', 'declined', 'by_guest', null],
  ['asked', 'declined', 'by_host', 'declined'],
  ['waiting', 'declined', 'by_host', 'declined'],
  ['going', 'declined', 'by_host', 'removed'],
  ['going', 'cancelled', 'by_guest', 'cancelled'],
  ['waiting', 'cancelled', 'by_guest', null],
  ['going', 'cancelled', 'event', null],
] as const)('an answer that was %s and is %s (%s) is told as %s', (was, status, how, told) => {
  expect(newsOf({ was, status, how })).toBe(told);
});
