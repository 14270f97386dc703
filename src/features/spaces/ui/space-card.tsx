import { MapPin } from 'lucide-react';
import Link from 'next/link';
import { BrandMark } from '@/ui/brand-mark';
import { byKind, countOfKind } from '../domain/kind-words';
import type { ListedSpace } from '../spaces.contract';

type Props = { space: ListedSpace; href: string };

/** A space in the list of spaces: whose it is, where, and what one can book there. The whole card leads to its page. */
export function SpaceCard({ space, href }: Props) {
  return (
    <article className="bg-surface border-line shadow-raised hover:border-line-strong hover:shadow-floating focus-within:border-accent-ink relative flex h-full flex-col gap-4 rounded-lg border p-5 transition-shadow duration-200 sm:p-6">
      <header className="flex items-start gap-3">
        <BrandMark name={space.operator.name} />
        <div className="min-w-0">
          <h2 className="text-xl">
            <Link href={href} className="no-underline after:absolute after:inset-0 after:rounded-lg">
              {space.name}
            </Link>
          </h2>
          <p className="text-ink-muted flex items-center gap-1.5 text-sm">
            <MapPin aria-hidden className="size-3.5 shrink-0" />
            <span>
              {space.address.city} <span className="text-ink-faint">by {space.operator.name}</span>
            </span>
          </p>
        </div>
      </header>
      <p className="text-ink-muted line-clamp-6">{space.description}</p>
      <ul aria-label="To book here" className="mt-auto flex flex-wrap gap-x-2 gap-y-1 pt-1 text-sm">
        {[...space.kinds].sort(byKind).map(({ kind, count }) => (
          <li key={kind} className="bg-sunken text-ink-muted tabular rounded-full px-2.5 py-0.5">
            {countOfKind(kind, count)}
          </li>
        ))}
      </ul>
    </article>
  );
}
