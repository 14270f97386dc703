import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { RulesScreen } from '@/features/booking-rules/ui/rules-screen';
import { mayManageSpace } from '@/features/spaces/spaces.access';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Booking rules' };

export default async function BookingRulesPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { membership, space } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'booking'));
  // The layout says why.
  if (!mayManageSpace(membership.role)) return null;
  const caller = await callerForRequest();
  const operatorId = membership.operator.id;
  const [plan, rules, { plans }] = await Promise.all([
    caller.spaces.plan({ spaceId: space.id }),
    caller.bookingRules.list({ spaceId: space.id }),
    caller.plans.plans({ operatorId }),
  ]);
  const resources = plan.resources.map(({ id, name, kind, hours }) => ({ id, name, kind, hours }));
  const tried = {
    id: plan.id,
    hours: { timeZone: plan.timeZone, ...plan.hours },
    resources,
    plans: plans.filter(({ retired }) => !retired).map(({ id, name }) => ({ id, name })),
  };
  return <RulesScreen space={tried} operatorId={operatorId} first={rules} firstNow={new Date()} locale={locale} />;
}
