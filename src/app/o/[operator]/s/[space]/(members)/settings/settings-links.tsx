'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { paths, type SettingsPart } from '@/client/paths';

const PARTS: readonly { readonly about: SettingsPart; readonly label: string }[] = [
  { about: 'booking', label: 'Booking' },
  { about: 'hours', label: 'Hours' },
  { about: 'prices', label: 'Prices' },
  { about: 'plans', label: 'Plans' },
  { about: 'passes', label: 'Passes' },
  { about: 'invoices', label: 'Invoices' },
  { about: 'codes', label: 'Codes' },
  { about: 'extras', label: 'Extras' },
  { about: 'events', label: 'Events' },
  { about: 'resources', label: 'Resources' },
  { about: 'import', label: 'Import' },
  { about: 'closures', label: 'Closures' },
  { about: 'displays', label: 'Displays' },
];

/** The parts of a space's settings: a row on a phone, a column beside the page elsewhere. */
export function SettingsLinks({ operator, space }: { operator: string; space: string }) {
  const here = usePathname();
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <nav
      aria-label="Settings"
      data-print="never"
      className="-mx-4 overflow-x-auto px-4 md:mx-0 md:overflow-visible md:px-0"
    >
      <ul ref={row} className="flex gap-1 md:sticky md:top-20 md:grid">
        {PARTS.map(({ about, label }) => {
          const href = paths.settings(operator, space, about);
          return (
            <li key={about}>
              <Link
                href={href}
                aria-current={here === href || here.startsWith(`${href}/`) ? 'page' : undefined}
                className="text-ink-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink flex h-9 scroll-mx-4 items-center rounded-sm px-3 text-sm font-medium whitespace-nowrap transition-colors"
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
