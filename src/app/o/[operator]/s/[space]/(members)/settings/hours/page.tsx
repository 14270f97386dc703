import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { HoursScreen } from '@/features/spaces/ui/hours/hours-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Opening hours' };

export default async function HoursPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'hours'));
  // The layout says why.
  if (!mayManageSpace(membership.role)) return null;
  const settings = await (await callerForRequest()).spaces.hours({ spaceId: space.id });
  const plannerHref = paths.settings(where.operator, where.space, 'closures', { hours: '1' });
  return <HoursScreen spaceId={space.id} settings={settings} locale={locale} plannerHref={plannerHref} />;
}
