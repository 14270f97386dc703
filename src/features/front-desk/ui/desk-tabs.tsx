'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { paths } from '@/client/paths';

type Props = { operator: string; space: string };

/** From one screen of the front desk to another. */
export function DeskTabs({ operator, space }: Props) {
  const here = usePathname();
  const tabs = [
    { href: paths.today(operator, space), label: 'Today' },
    { href: paths.calendar(operator, space), label: 'Calendar' },
    { href: paths.requests(operator, space), label: 'Requests' },
  ];
  return (
    <nav aria-label="Front desk" data-print="never" className="mb-5">
      <ul className="flex gap-6 overflow-x-auto shadow-[inset_0_-1px_var(--line)]">
        {tabs.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className="text-ink-muted hover:text-ink aria-[current=page]:border-accent-ink aria-[current=page]:text-ink inline-flex h-10 items-center gap-2 border-b-2 border-transparent font-medium whitespace-nowrap focus-visible:-outline-offset-2"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
