import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { UndecidedLines } from './undecided-lines';

const one = { operatorSlug: 'harbour', spaceSlug: 'house', resourceName: 'Desk 4', words: 'every Monday' };

it('each series that wants its member has a line, and the way to its page', () => {
  render(
    <UndecidedLines
      series={[
        { ...one, bookingId: 'b1', dates: 3 },
        { ...one, bookingId: 'b2', resourceName: 'Anchor', dates: 1 },
      ]}
    />,
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '3 dates of Desk 4, every Monday, are not free: they want youDecide',
    '1 date of Anchor, every Monday, is not free: it wants youDecide',
  ]);
  const [first] = screen.getAllByRole('link');
  expect(first?.getAttribute('href')).toBe('/o/harbour/s/house/series/b1');
  expect(first?.getAttribute('aria-label')).toBe(
    'Decide: 3 dates of Desk 4, every Monday, are not free: they want you',
  );
});

it('is not there where nothing waits', () => {
  const { container } = render(<UndecidedLines series={[]} />);
  expect(container.innerHTML).toBe('');
});
