import type { Metadata } from 'next';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import { maySeeAccounts } from '@/features/billing/billing.access';
import { AccountsScreen } from '@/features/billing/ui/accounts-screen';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string }> };

export const metadata: Metadata = { title: 'Accounts' };

export default async function AccountsPage({ params }: Props) {
  const [{ operator: slug }, locale] = await Promise.all([params, readerLocale()]);
  const { membership, ...asking } = await memberOfOperator(slug, paths.accounts(slug));
  const { operator, role } = membership;
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      {maySeeAccounts(role) ? await readScreen() : <NotForThem own={paths.ownAccount(slug)} />}
    </MemberShell>
  );

  async function readScreen() {
    const caller = await callerForRequest();
    const operatorId = operator.id;
    const first = await caller.billing.accounts({ operatorId });
    return <AccountsScreen operator={operator} role={role} first={first} today={first.today} locale={locale} />;
  }
}

const NotForThem = ({ own }: { own: string }) => (
  <>
    <PageHeader title="Accounts" />
    <EmptyState picture="door" action={<LinkButton href={own}>My account</LinkButton>}>
      {errorCopy('auth.not_allowed').title}. {errorCopy('auth.not_allowed').hint}
    </EmptyState>
  </>
);
