import { expect, it } from 'vitest';
import { packAnswer, saidOf, typedAnswer, typedReplies, unpackAnswer } from './typed-answer';

const alone = { guests: '', note: '', ticket: '', price: '', code: '', replies: [] };
const typedFields = {
  ...{ name: 'Zoë; Ünal', email: 'zoe@example.test', party: '3', guests: 'Ana\nBo', note: 'Wheelchair' },
  ...{ ticket: 'early:2500:EUR', price: '', code: '' },
};
const replies = [{ questionId: 'eats', words: ['Meat', 'Fish'] }];
const typed = { ...typedFields, replies };

it('comes back as it was typed', () => {
  const kept = {
    typed,
    problem: { code: 'input.invalid', fields: { email: 'Write an address' }, details: { price: 3500 } },
  };
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
  if (kept) expect({ ...kept.typed, replies: [] }).toEqual({ ...alone, name: '', email: '', party: '' });
});

it('is as long as a form may be', () => {
  expect(typedAnswer(() => 'x'.repeat(5000)).name).toHaveLength(2000);
});

it('names no more guests than come along', () => {
  expect(saidOf({ ...alone, party: '2', guests: ' Ana \r\n\r\nBo', replies })).toEqual({
    ...{ party: 2, guestNames: ['Ana'], note: '', ticket: null, replies },
  });
  expect(saidOf({ ...alone, party: 'many', guests: 'Ana' })).toEqual({
    ...{ party: 1, guestNames: [], note: '', ticket: null, replies: [] },
  });
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

it('says which ticket, at the price that was shown, or at what somebody pays for an open one', () => {
  const fields = (given: Record<string, string>) => saidOf(typedAnswer((name) => given[name] ?? '')).ticket;
  expect(fields({ ticket: 'early:2500:EUR', code: 'SPEAK-UP' })).toEqual({
    typeId: 'early',
    each: 2500,
    code: 'SPEAK-UP',
  });
  expect(fields({ ticket: 'open:open:EUR', 'price-open': '12,50', 'price-other': '3' })).toMatchObject({ each: 1250 });
  expect(fields({ ticket: 'open:open:JPY', 'price-open': '1200' })).toMatchObject({ each: 1200 });
  // An amount that is none is refused by the server, whatever else was meant.
  expect(fields({ ticket: 'open:open:EUR', 'price-open': 'some' })).toMatchObject({ each: -1 });
  expect(fields({})).toBeNull();
});
