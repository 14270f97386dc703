import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';
import { cn } from './cn';
import { NavLinks } from './nav-links';
import type { NavLink } from './nav-links';
import { ThemeToggle } from './theme-toggle';

type Props = {
  /** whose place this is */
  brand: { name: string; logo?: string | null; href: string };
  /** at most six, with short names; on a phone five at most are the bar under the thumb */
  links: readonly NavLink[];
  /** beside the name, where there are several spaces */
  switcher?: ReactNode;
  /** at the right end: search, then the account's menu or "Sign in" */
  account?: ReactNode;
  /** over everything: the demo's notice, a lost connection */
  banner?: ReactNode;
  /** reading widths: most pages; `full` for the plan */
  width?: 'page' | 'full';
  children: ReactNode;
};

/** The frame of every page: skip link, header, content, and on a phone the tab bar. Knows nothing but what it is given. */
export function AppShell({ brand, links, switcher, account, banner, width = 'page', children }: Props) {
  const frame = cn('mx-auto w-full px-4 sm:px-6', width === 'page' ? 'max-w-6xl' : 'max-w-none');
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="bg-ink text-paper sr-only z-60 rounded-sm px-3 py-2 font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      {banner ? (
        <section aria-label="Notice" data-print="never">
          {banner}
        </section>
      ) : null}
      <header data-print="never" className="bg-paper/90 border-line sticky top-0 z-30 border-b backdrop-blur-md">
        <div className={cn(frame, 'flex h-14 items-center gap-3')}>
          <Link href={brand.href} className="focus-ring flex min-w-0 items-center gap-2.5 rounded-sm font-semibold">
            <BrandMark name={brand.name} logo={brand.logo} />
            <span className="truncate">{brand.name}</span>
          </Link>
          {switcher}
          {links.length > 0 ? (
            <nav aria-label="Main" className="ml-3 hidden md:block">
              <NavLinks links={links} shape="row" />
            </nav>
          ) : null}
          <div className="ml-auto flex items-center gap-1.5">
            <ThemeToggle />
            {account}
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={cn(
          frame,
          'flex-1 outline-none',
          width === 'page' ? 'py-6 sm:py-8' : 'py-4 sm:py-5',
          links.length > 0 && 'pb-36 md:pb-8',
        )}
      >
        {children}
      </main>
      {links.length > 0 ? (
        <nav
          aria-label="Main"
          data-print="never"
          className="bg-surface border-line fixed inset-x-0 bottom-0 z-30 border-t pb-[env(safe-area-inset-bottom)] md:hidden"
        >
          <NavLinks links={links} shape="tab-bar" />
        </nav>
      ) : null}
    </div>
  );
}
