import type { Metadata } from 'next';
import { readCreditsPage } from '@/app/_shell/credits-page';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { CreditsScreen } from '@/features/memberships/ui/credits-screen';
import { mayPutOnPlans } from '@/features/plans/plans.access';
import { PlanSection } from '@/features/plans/ui/plan-section';

type Props = { params: Promise<{ operator: string }> };

export const metadata: Metadata = { title: 'Plan & credits' };

export default async function CreditsPage({ params }: Props) {
  const [{ operator: slug }, locale] = await Promise.all([params, readerLocale()]);
  const { membership, ...asking } = await memberOfOperator(slug, paths.credits(slug));
  const operatorId = membership.operator.id;
  const whose = { operatorId, personId: asking.person.id };
  const first = await readCreditsPage({ operatorId });
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      <CreditsScreen whose={whose} grants={false} first={first.credits} firstNow={new Date()} locale={locale}>
        <PlanSection whose={whose} first={first.plan} staff={mayPutOnPlans(membership.role)} locale={locale} />
      </CreditsScreen>
    </MemberShell>
  );
}
