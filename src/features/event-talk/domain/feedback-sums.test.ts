import { expect, it } from 'vitest';
import { feedbackSums, type FeedbackRow } from './feedback-sums';

const row = (stars: number, name: string | null = null, good = 'Soup'): FeedbackRow => ({
  name,
  stars,
  good,
  better: '',
});

it('counts and averages all, named or not', () => {
  // 5 + 5 + 4 + 1 = 15 over 4: 3.75, said as 3.8.
  const sums = feedbackSums([row(5), row(5, 'Ana'), row(4), row(1)]);
  expect(sums).toMatchObject({ count: 4, average: 3.8, stars: [1, 0, 0, 1, 2] });
  expect(feedbackSums([])).toEqual({ count: 0, average: null, stars: [0, 0, 0, 0, 0], words: [], withheld: 0 });
});

it('shows words of fewer than three without a name to nobody, and says how many it keeps back', () => {
  const two = feedbackSums([row(5, 'Ana', 'Bread'), row(2), row(3, null, '')]);
  expect(two.words).toEqual([{ name: 'Ana', stars: 5, good: 'Bread', better: '' }]);
  // The third of them said nothing in words: there is one to keep back.
  expect(two.withheld).toBe(1);
  const three = feedbackSums([row(5, 'Ana', 'Bread'), row(2), row(3), row(4)]);
  expect(three.withheld).toBe(0);
  expect(three.words).toHaveLength(4);
  expect(three.words.filter(({ name }) => name === null).every(({ stars }) => stars === null)).toBe(true);
});
