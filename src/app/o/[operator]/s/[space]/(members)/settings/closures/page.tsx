import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { mayPlanClosures } from '@/features/closures/closures.access';
import { ClosuresScreen } from '@/features/closures/ui/closures-screen';
import { partOf, type Search } from '@/features/closures/ui/plan-part';
import { PlannerScreen } from '@/features/closures/ui/planner-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }>; searchParams: Promise<Search> };

export const metadata: Metadata = { title: 'Closures' };

export default async function ClosuresPage({ params, searchParams }: Props) {
  const [where, locale, search] = await Promise.all([params, readerLocale(), searchParams]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'closures'));
  // The layout says why.
  if (!mayPlanClosures(membership.role)) return null;
  const closures = await (await callerForRequest()).closures.list({ spaceId: space.id });
  const shared = {
    space: { id: space.id, slug: space.slug, operatorSlug: where.operator },
    firstNow: new Date(),
    locale,
  };
  const part = partOf(search);
  if (!part) return <ClosuresScreen {...shared} first={closures} />;
  const zones =
    part.kind === 'zone' ? [...new Set([...Intl.supportedValuesOf('timeZone'), closures.timeZone])].sort() : [];
  return <PlannerScreen key={part.kind} {...shared} part={part} closures={closures} zones={zones} />;
}
