import { paths } from '@/client/paths';
import { cn } from '@/ui/cn';
import type { ListedSpace } from '../spaces.contract';
import { SpaceCard } from './space-card';

/** Spaces to choose from, each in its operator's colour. */
export function SpaceCards({ spaces }: { readonly spaces: readonly ListedSpace[] }) {
  return (
    <ul className={cn('grid gap-4 md:grid-cols-2', spaces.length > 2 && 'lg:grid-cols-3')}>
      {spaces.map((space) => (
        <li key={space.id} data-operator={space.operator.slug}>
          <SpaceCard space={space} href={paths.space(space.operator.slug, space.slug)} />
        </li>
      ))}
    </ul>
  );
}
