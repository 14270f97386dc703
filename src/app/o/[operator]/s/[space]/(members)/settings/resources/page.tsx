import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { ResourcesScreen } from '@/features/resources/ui/resources-screen';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Resources' };

export default async function ResourcesPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'resources'));
  // The layout says why.
  if (!mayManageSpace(membership.role)) return null;
  const first = await (await callerForRequest()).resources.manage({ spaceId: space.id });
  const { id, slug, timeZone } = space;
  return (
    <ResourcesScreen space={{ id, slug, timeZone, operator: membership.operator }} first={first} locale={locale} />
  );
}
