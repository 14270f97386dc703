import { expect, it } from 'vitest';
import { countUnnamed, guestDrafts, guestsTyped, newGuest, withUnnamed } from './guest-drafts';

it('reads who was typed, leaves out what is empty, and says what is missing', () => {
  const drafts = guestDrafts([{ name: 'Rui', email: 'rui@example.org' }, { name: 'Eva' }]);
  const empty = newGuest(drafts);
  expect(empty).toEqual({ key: 2, name: '', email: '' });
  expect(newGuest([]).key).toBe(0);
  expect(guestsTyped([...drafts, empty])).toEqual({
    guests: [{ name: 'Rui', email: 'rui@example.org' }, { name: 'Eva' }],
    missing: null,
  });
  expect(guestsTyped([{ ...empty, email: 'kim@example.org' }]).missing).toBe('Each guest needs a name.');
  expect(guestsTyped([{ ...empty, name: ' Kim ', email: 'kim@' }])).toMatchObject({
    guests: [{ name: 'Kim', email: 'kim@' }],
    missing: 'The mail address of a guest is not whole.',
  });
});

it('counts those without a name beside those who have one, and takes one less or more of them', () => {
  const drafts = guestDrafts([{ name: 'Rui' }, { name: '' }, { name: '' }]);
  expect(countUnnamed(drafts)).toBe(2);
  expect(guestsTyped(drafts)).toEqual({ guests: [{ name: 'Rui' }, { name: '' }, { name: '' }], missing: null });
  const four = withUnnamed(drafts, 4);
  expect([countUnnamed(four), new Set(four.map(({ key }) => key)).size]).toEqual([4, 5]);
  expect(guestsTyped(withUnnamed(four, 0)).guests).toEqual([{ name: 'Rui' }]);
});
