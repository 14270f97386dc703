import { describe, expect, it } from 'vitest';
import { openQuestions, repliesTo, sumReplies, type Question } from './questions';

const eats: Question = { id: 'eats', ask: 'What do you eat?', kind: 'one', options: ['Meat', 'No meat'], needed: true };
const brings: Question = {
  ...{ id: 'brings', ask: 'What do you bring?', kind: 'several', options: ['Bread', 'Jam', 'Tea'], needed: false },
};
const rules: Question = { id: 'rules', ask: 'I have read the rules', kind: 'yes', options: [], needed: true };
const words: Question = { id: 'words', ask: 'What do you hope for?', kind: 'words', options: [], needed: false };
const ALL = [eats, brings, rules, words];
const given = (questionId: string, ...said: string[]) => ({ questionId, words: said });

describe('what was replied', () => {
  it('stands with the question as it was asked, in the order of the questions', () => {
    expect(
      repliesTo(ALL, [given('words', '  A quiet table '), given('rules', 'on'), given('brings', 'Tea', 'Bread')]),
    ).toEqual([
      { questionId: 'brings', ask: 'What do you bring?', words: ['Bread', 'Tea'] },
      { questionId: 'rules', ask: 'I have read the rules', words: ['Yes'] },
      { questionId: 'words', ask: 'What do you hope for?', words: ['A quiet table'] },
    ]);
  });
  it.each([
    ['what nobody asked', given('other', 'Yes')],
    ['what is no answer to choose from', given('eats', 'Fish')],
    ['nothing but spaces', given('words', '  ')],
    ['a tick that is off', given('rules')],
  ])('leaves out %s', (_, reply) => {
    expect(repliesTo(ALL, [reply])).toEqual([]);
  });
  it('is one answer where one is chosen, however many were sent', () => {
    expect(repliesTo([eats], [given('eats', 'No meat', 'Meat')])[0]?.words).toEqual(['Meat']);
  });
});

describe('what is still open', () => {
  it('is what has to be answered, and what to do about it', () => {
    expect([...openQuestions(ALL, [])]).toEqual([
      ['eats', 'Choose one of these'],
      ['rules', 'Tick this to come'],
    ]);
    expect(openQuestions(ALL, [given('eats', 'Meat'), given('rules', 'on')]).size).toBe(0);
  });
  it('is a choice that is not offered any more', () => {
    expect([...openQuestions([eats], [given('eats', 'Fish')]).keys()]).toEqual(['eats']);
  });
});

it('counts what was chosen, what is not offered any more too, and no own words', () => {
  const replies = [
    [given('eats', 'Meat'), given('brings', 'Bread', 'Jam'), given('rules', 'Yes')],
    [given('eats', 'Fish'), given('brings', 'Jam'), given('words', 'Peace')],
  ];
  expect(sumReplies(ALL, replies)).toEqual([
    {
      ask: 'What do you eat?',
      counts: [
        { words: 'Meat', answers: 1 },
        { words: 'No meat', answers: 0 },
        { words: 'Fish', answers: 1 },
      ],
    },
    {
      ask: 'What do you bring?',
      counts: [
        { words: 'Bread', answers: 1 },
        { words: 'Jam', answers: 2 },
        { words: 'Tea', answers: 0 },
      ],
    },
    { ask: 'I have read the rules', counts: [{ words: 'Yes', answers: 1 }] },
  ]);
});
