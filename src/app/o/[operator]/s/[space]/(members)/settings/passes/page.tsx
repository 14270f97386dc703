import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetPasses } from '@/features/memberships/memberships.access';
import { PassesScreen } from '@/features/memberships/ui/passes-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Passes' };

export default async function PassesPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'passes'));
  // The layout says why.
  if (!maySetPasses(membership.role)) return null;
  const operatorId = membership.operator.id;
  const caller = await callerForRequest();
  const [first, { published }] = await Promise.all([
    caller.memberships.passes({ operatorId }),
    caller.pricing.lists({ operatorId }),
  ]);
  const taxes = published[0]?.taxes.categories ?? [];
  return <PassesScreen operatorId={operatorId} first={first} taxes={taxes} locale={locale} />;
}
