import { expect, it } from 'vitest';
import { guestDrafts, guestsTyped, newGuest } from './guest-drafts';

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
