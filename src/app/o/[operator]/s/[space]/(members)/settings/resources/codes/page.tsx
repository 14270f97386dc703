import type { Metadata } from 'next';
import { memberOfSpace } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { qrPath } from '@/features/resources/domain/qr-path';
import { CodeSheet } from '@/features/resources/ui/code-sheet';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { env } from '@/server/env';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'QR codes' };

export default async function CodesPage({ params }: Props) {
  const where = await params;
  const { membership, space } = await memberOfSpace(where, paths.resourceCodes(where.operator, where.space));
  // The layout says why.
  if (!mayManageSpace(membership.role)) return null;
  const { resources } = await (await callerForRequest()).resources.manage({ spaceId: space.id });
  const codes = resources.flatMap(({ id, name, kind, checkInCode, retiredAt }) => {
    const address = env().APP_URL + paths.checkIn(where.operator, where.space, checkInCode);
    return retiredAt ? [] : { id, name, kind, ...qrPath(address) };
  });
  return <CodeSheet spaceName={space.name} codes={codes} />;
}
