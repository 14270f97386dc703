import { expect, it } from 'vitest';
import { inSentences } from './in-sentences';

it.each([
  ['At most 2 hours at a time', undefined, 'At most 2 hours at a time.'],
  ['At most 2 hours at a time', '09:00–11:00 works.', 'At most 2 hours at a time. 09:00–11:00 works.'],
  ['Desk five is for sprints.', 'At most 2 hours.', 'Desk five is for sprints. At most 2 hours.'],
  ['Members only!', undefined, 'Members only!'],
])('%s, %s', (title, hint, said) => expect(inSentences({ title, hint })).toBe(said));
