'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

type Props = { label: string; tabs: readonly { readonly href: string; readonly label: string }[] };

/** From one screen to those beside it: links that look like tabs, the one that is open marked as such. */
export function LinkTabs({ label, tabs }: Props) {
  const here = usePathname();
  return (
    <nav aria-label={label} data-print="never" className="mb-5">
      <ul className="flex gap-6 overflow-x-auto shadow-[inset_0_-1px_var(--line)]">
        {tabs.map(({ href, label: words }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className="text-ink-muted hover:text-ink aria-[current=page]:border-accent-ink aria-[current=page]:text-ink inline-flex h-10 items-center gap-2 border-b-2 border-transparent font-medium whitespace-nowrap focus-visible:-outline-offset-2"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
