import { expect, it } from 'vitest';
import { reportOf } from './report-search';

const NONE = { from: null, to: null, host: null, category: null, sort: null, least: null, page: null };

it('looks at ninety days back and thirty ahead, who has the most who come first, unless the address says otherwise', () => {
  const usual = {
    from: '2026-08-28',
    to: '2026-12-26',
    hostId: null,
    category: null,
    sort: 'going',
    ascending: false,
    page: 1,
  };
  expect(reportOf(NONE, '2026-11-26', ['food', 'talk'])).toEqual(usual);
  const nonsense = { from: 'x', to: '2026-02-30', host: '1', category: 'y', sort: 'z', least: 'no', page: '0' };
  expect(reportOf(nonsense, '2026-11-26', ['food', 'talk'])).toEqual(usual);
  const host = '01a21dfb-a0b7-7199-a250-5a2435543eb5';
  const said = {
    from: '2026-01-01',
    to: '2026-01-31',
    host,
    category: 'food',
    sort: 'views',
    least: 'first',
    page: '3',
  };
  expect(reportOf(said, '2026-11-26', ['food', 'talk'])).toEqual({
    ...{
      from: '2026-01-01',
      to: '2026-01-31',
      hostId: host,
      category: 'food',
      sort: 'views',
      ascending: true,
      page: 3,
    },
  });
  // A period that ends before it begins is its first day.
  expect(reportOf({ ...said, to: '2025-12-01' }, '2026-11-26', ['food', 'talk']).to).toBe('2026-01-01');
});
