import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { NavLinks, type NavLink } from './nav-links';

let here = '/';
vi.mock('next/navigation', () => ({ usePathname: () => here }));
afterEach(cleanup);

const links: NavLink[] = [
  { href: '/o/x/s/y/book', label: 'Book', icon: null },
  { href: '/o/x/s/y/find', label: 'Find', icon: null, wideOnly: true },
  { href: '/o/x/s/y/today', also: ['/o/x/s/y/calendar', '/o/x/s/y/requests'], label: 'Today', icon: null },
];
const currentAt = (path: string) => {
  here = path;
  render(<NavLinks links={links} shape="row" />);
  const current = screen.getAllByRole('link').filter((link) => link.getAttribute('aria-current') === 'page');
  cleanup();
  return current.map((link) => link.textContent);
};

it('marks where one is, also on pages that belong to it', () => {
  expect(currentAt('/o/x/s/y/today')).toEqual(['Today']);
  expect(currentAt('/o/x/s/y/calendar')).toEqual(['Today']);
  expect(currentAt('/o/x/s/y/requests')).toEqual(['Today']);
  expect(currentAt('/o/x/s/y/book')).toEqual(['Book']);
  expect(currentAt('/o/x/s/y')).toEqual([]);
});

it('keeps the bar of phones short', () => {
  render(<NavLinks links={links} shape="tab-bar" />);
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Book', 'Today']);
});
