'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from './cn';

export type NavLink = {
  href: string;
  label: string;
  /** Every page below this path is here too; without it, every page below `href`. */
  under?: string;
  /** Other pages that belong to it, below these paths. */
  also?: readonly string[];
  /** Left out of the bar of phones, where five find room, and of the row of tablets: it is reached from another page there. */
  wideOnly?: boolean;
  /** an icon element; shown in the tab bar of phones */
  icon: ReactNode;
};

type Props = { links: readonly NavLink[]; shape: 'row' | 'tab-bar' };

const LOOK = {
  row: {
    list: 'flex items-center gap-1',
    link: 'text-ink-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink inline-flex h-8 items-center rounded-sm px-3 text-sm font-medium transition-colors',
  },
  'tab-bar': {
    list: 'flex',
    link: 'text-ink-faint aria-[current=page]:text-accent-ink flex h-14 flex-col items-center justify-center gap-0.5 text-2xs font-medium [&_svg]:size-5 focus-visible:-outline-offset-2',
  },
} as const;

const pathsOf = (link: NavLink): readonly string[] => [
  link.under ?? link.href.split('?')[0] ?? '',
  ...(link.also ?? []),
];

/** The places one can go, with the one where one is marked. */
export function NavLinks({ links, shape }: Props) {
  const here = usePathname();
  // Of "/o/x/s/y" and "/o/x/s/y/book" only the longer one is where we are.
  const current = links
    .flatMap(pathsOf)
    .filter((path) => here === path || (path !== '/' && here.startsWith(`${path}/`)))
    .sort((one, other) => other.length - one.length)[0];
  return (
    <ul className={LOOK[shape].list}>
      {links
        .filter(({ wideOnly }) => shape === 'row' || !wideOnly)
        .map((link) => (
          <li key={link.href} className={cn(shape === 'tab-bar' ? 'min-w-0 flex-1' : link.wideOnly && 'max-lg:hidden')}>
            <Link
              href={link.href}
              aria-current={current !== undefined && pathsOf(link).includes(current) ? 'page' : undefined}
              className={LOOK[shape].link}
            >
              {shape === 'tab-bar' ? link.icon : null}
              <span className="truncate">{link.label}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
