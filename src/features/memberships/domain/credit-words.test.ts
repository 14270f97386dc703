import { expect, it } from 'vitest';
import { creditInWords } from './credit-words';

it.each([
  [0, 'minutes', '0 min'],
  [45, 'minutes', '45 min'],
  [60, 'minutes', '1 h'],
  [210, 'minutes', '3 h 30 min'],
  [-120, 'minutes', '−2 h'],
  [0, 'half_days', '0 days'],
  [1, 'half_days', '½ day'],
  [2, 'half_days', '1 day'],
  [5, 'half_days', '2½ days'],
  [-20, 'half_days', '−10 days'],
  [1250, 'money', '€12.50'],
  [-5, 'money', '−€0.05'],
] as const)('%s %s are %s', (amount, unit, words) => {
  expect(creditInWords(amount, unit, 'EUR')).toBe(words);
});
