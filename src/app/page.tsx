import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { SpaceCard } from '@/features/spaces/ui/space-card';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';
import { PublicShell } from './_shell/public-shell';

export const metadata: Metadata = {
  title: { absolute: 'CoWorkFlow: spaces to work in' },
  alternates: { canonical: '/' },
};

export default async function HomePage() {
  const spaces = await (await callerForRequest()).spaces.listed();
  return (
    <PublicShell here={paths.home()}>
      <PageHeader title="Find your desk" lead="Book it once or every week, and see who else is in." />
      {spaces.length === 0 ? (
        <EmptyState picture="door">
          No space is listed here yet. Its operator decides when it opens its door.
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
          {spaces.map((space) => (
            <li key={space.id}>
              <SpaceCard space={space} href={paths.space(space.operator.slug, space.slug)} />
            </li>
          ))}
        </ul>
      )}
    </PublicShell>
  );
}
