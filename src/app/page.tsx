import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { SpaceCards } from '@/features/spaces/ui/space-cards';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';
import { BrandAccents } from './_shell/brand-accent';
import { canonicalOf } from './_shell/canonical';
import { PublicShell } from './_shell/public-shell';

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: 'CoWorkFlow: spaces to work in' }, alternates: await canonicalOf(paths.home()) };
}

export default async function HomePage() {
  const spaces = await (await callerForRequest()).spaces.listed();
  return (
    <PublicShell here={paths.home()}>
      <BrandAccents operators={spaces.map((space) => space.operator)} />
      <PageHeader title="Find your desk" lead="Book it once or every week, and see who else is in." />
      {spaces.length === 0 ? (
        <EmptyState picture="door">
          No space is listed here yet. Its operator decides when it opens its door.
        </EmptyState>
      ) : (
        <SpaceCards spaces={spaces} />
      )}
    </PublicShell>
  );
}
