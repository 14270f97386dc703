import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetDisplays } from '@/features/displays/displays.access';
import { DisplaysScreen } from '@/features/displays/ui/displays-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Displays' };

export default async function DisplaysPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'displays'));
  // The layout says why.
  if (!maySetDisplays(membership.role)) return null;
  const first = await (await callerForRequest()).displays.list({ spaceId: space.id });
  return <DisplaysScreen space={{ id: space.id, timeZone: space.timeZone }} first={first} locale={locale} />;
}
