import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetPlans } from '@/features/plans/plans.access';
import { PlansScreen } from '@/features/plans/ui/plans-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Plans' };

export default async function PlansPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'plans'));
  // The layout says why.
  if (!maySetPlans(membership.role)) return null;
  const operatorId = membership.operator.id;
  const caller = await callerForRequest();
  const [first, { published }] = await Promise.all([
    caller.plans.plans({ operatorId }),
    caller.pricing.lists({ operatorId }),
  ]);
  const taxes = published[0]?.taxes.categories ?? [];
  return <PlansScreen operatorId={operatorId} first={first} taxes={taxes} locale={locale} />;
}
