import { expect, it } from 'vitest';
import { packAnswer, saidOf, typedAnswer, typedReplies, unpackAnswer } from './typed-answer';

const typedFields = { name: 'Zoë; Ünal', email: 'zoe@example.test', party: '3', guests: 'Ana\nBo', note: 'Wheelchair' };
const replies = [{ questionId: 'eats', words: ['Meat', 'Fish'] }];
const typed = { ...typedFields, replies };

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
  const longest = { ...longer, replies: [{ questionId: 'eats', words: ['é'.repeat(1000)] }] };
  expect(unpackAnswer(packAnswer({ typed: longest, problem: null }))?.typed.replies).toEqual([]);
});

it.each([
  undefined,
  '',
  'x',
  '%',
  '[]',
  'null',
  '%7B%7D',
  '{"typed":{"replies":[null,1,{"questionId":1},{"questionId":"a","words":"b"}]}}',
  '{"typed":{"name":{}},"problem":{"fields":[1]}}',
])('takes anything for a cookie: %s', (cookie) => {
  const kept = unpackAnswer(cookie);
  if (kept)
    expect({ ...kept.typed, replies: [] }).toEqual({
      name: '',
      email: '',
      party: '',
      guests: '',
      note: '',
      replies: [],
    });
});

it('is as long as a form may be', () => {
  expect(typedAnswer(() => 'x'.repeat(5000)).name).toHaveLength(2000);
});

it('names no more guests than come along', () => {
  expect(saidOf({ party: '2', guests: ' Ana \r\n\r\nBo', note: '', replies })).toEqual({
    party: 2,
    guestNames: ['Ana'],
    note: '',
    replies,
  });
  const alone = { party: 1, guestNames: [], note: '', replies: [] };
  expect(saidOf({ party: 'many', guests: 'Ana', note: '', replies: [] })).toEqual(alone);
});

it('reads the replies to questions by their fields, several to one where they are several', () => {
  const form = [
    ['name', 'Zoë'],
    ['q-eats', 'Meat'],
    ['q-eats', 'Fish'],
    ['q-file', new Blob()],
  ] as const;
  expect(typedReplies(form)).toEqual(replies);
});
