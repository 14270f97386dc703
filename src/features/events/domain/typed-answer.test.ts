import { expect, it } from 'vitest';
import { packAnswer, saidOf, typedAnswer, unpackAnswer } from './typed-answer';

const typed = { name: 'Zoë; Ünal', email: 'zoe@example.test', party: '3', guests: 'Ana\nBo', note: 'Wheelchair' };

it('comes back as it was typed', () => {
  const kept = { typed, problem: { code: 'input.invalid', fields: { email: 'Write an address' } } };
  const cookie = packAnswer(kept);
  expect(cookie).toMatch(/^[\w%.!~*'()-]+$/);
  expect(unpackAnswer(cookie)).toEqual(kept);
});

it('fits into a cookie: the note goes first, then the names of guests', () => {
  const long = unpackAnswer(packAnswer({ typed: { ...typed, note: 'é'.repeat(1900) }, problem: null }));
  expect(long?.typed).toEqual({ ...typed, note: '' });
  const longer = { ...typed, note: 'é'.repeat(1900), guests: 'é'.repeat(1900) };
  expect(unpackAnswer(packAnswer({ typed: longer, problem: null }))?.typed).toEqual({ ...typed, note: '', guests: '' });
});

it.each([undefined, '', 'x', '%', '[]', 'null', '%7B%7D', '{"typed":{"name":{}},"problem":{"fields":[1]}}'])(
  'takes anything for a cookie: %s',
  (cookie) => {
    const kept = unpackAnswer(cookie);
    if (kept) expect(Object.values(kept.typed).every((text) => typeof text === 'string')).toBe(true);
  },
);

it('is as long as a form may be', () => {
  expect(typedAnswer(() => 'x'.repeat(5000)).name).toHaveLength(2000);
});

it('names no more guests than come along', () => {
  expect(saidOf({ party: '2', guests: ' Ana \r\n\r\nBo', note: '' })).toEqual({
    party: 2,
    guestNames: ['Ana'],
    note: '',
  });
  expect(saidOf({ party: 'many', guests: 'Ana', note: '' })).toEqual({ party: 1, guestNames: [], note: '' });
});
