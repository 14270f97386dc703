import type { Metadata } from 'next';
import { memberOfSpace } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { ImportScreen } from '@/features/resources/ui/import-screen';
import { mayManageSpace } from '@/features/spaces/spaces.access';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage({ params }: Props) {
  const where = await params;
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'import'));
  // The layout says why.
  if (!mayManageSpace(membership.role)) return null;
  const { id, slug, timeZone } = space;
  return <ImportScreen space={{ id, slug, timeZone, operator: membership.operator }} />;
}
