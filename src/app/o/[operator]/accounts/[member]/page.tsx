import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySeeAccounts } from '@/features/billing/billing.access';
import { AccountScreen } from '@/features/billing/ui/account-screen';
import { idSchema } from '@/kernel/id-schema';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; member: string }> };

export const metadata: Metadata = { title: 'Account' };

export default async function MemberAccountPage({ params }: Props) {
  const [{ operator: slug, member }, locale] = await Promise.all([params, readerLocale()]);
  const { membership, ...asking } = await memberOfOperator(slug, paths.memberAccount(slug, member));
  const memberId = idSchema<'member'>().safeParse(member);
  if (!memberId.success || !maySeeAccounts(membership.role)) notFound();
  const operatorId = membership.operator.id;
  const caller = await callerForRequest();
  const first = await caller.billing.account({ operatorId, memberId: memberId.data }).catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      <AccountScreen operatorId={operatorId} first={first} staff locale={locale} />
    </MemberShell>
  );
}
