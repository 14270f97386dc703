import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readCreditsPage } from '@/app/_shell/credits-page';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySellPasses, maySetPasses } from '@/features/memberships/memberships.access';
import { CreditsScreen } from '@/features/memberships/ui/credits-screen';
import { PlanSection } from '@/features/plans/ui/plan-section';
import { idSchema } from '@/kernel/id-schema';

type Props = { params: Promise<{ operator: string; member: string }> };

export const metadata: Metadata = { title: 'Plan and credits of a member' };

export default async function MemberCreditsPage({ params }: Props) {
  const [{ operator: slug, member }, locale] = await Promise.all([params, readerLocale()]);
  const { membership, ...asking } = await memberOfOperator(slug, paths.creditsOf(slug, member));
  const id = idSchema<'member'>().safeParse(member);
  if (!id.success || !maySellPasses(membership.role)) notFound();
  const operatorId = membership.operator.id;
  const whose = { operatorId, memberId: id.data, personId: asking.person.id };
  const first = await readCreditsPage({ operatorId, memberId: id.data });
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      <CreditsScreen
        whose={whose}
        grants={maySetPasses(membership.role)}
        first={first.credits}
        firstNow={new Date()}
        locale={locale}
      >
        <PlanSection whose={whose} first={first.plan} staff locale={locale} />
      </CreditsScreen>
    </MemberShell>
  );
}
