import { expect, it } from 'vitest';
import { guestsInWords } from './guest-words';

it('says who comes along, and how many more', () => {
  const [rui, eva, nobody] = [{ name: 'Rui' }, { name: 'Eva' }, { name: '' }];
  expect(guestsInWords([])).toBe('');
  expect(guestsInWords([rui, eva])).toBe('Rui, Eva');
  expect(guestsInWords([nobody])).toBe('1 guest');
  expect(guestsInWords([nobody, nobody])).toBe('2 guests');
  expect(guestsInWords([nobody, rui, nobody])).toBe('Rui and 2 more');
});
