import type { Metadata } from 'next';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { AccountScreen } from '@/features/billing/ui/account-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string }> };

export const metadata: Metadata = { title: 'My account' };

export default async function OwnAccountPage({ params }: Props) {
  const [{ operator: slug }, locale] = await Promise.all([params, readerLocale()]);
  const { membership, ...asking } = await memberOfOperator(slug, paths.ownAccount(slug));
  const operatorId = membership.operator.id;
  const first = await (await callerForRequest()).billing.account({ operatorId });
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      <AccountScreen operatorId={operatorId} first={first} staff={false} locale={locale} />
    </MemberShell>
  );
}
