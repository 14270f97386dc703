'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { paths } from '@/client/paths';

/** From who owes what to all invoices, and back. */
export function AccountsTabs({ operator }: { operator: string }) {
  const here = usePathname();
  const tabs = [
    { href: paths.accounts(operator), label: 'Accounts' },
    { href: paths.invoices(operator), label: 'Invoices' },
  ];
  return (
    <nav aria-label="Accounts and invoices" data-print="never" className="mb-5">
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
