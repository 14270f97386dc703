import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfOperator, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySeeAccounts } from '@/features/billing/billing.access';
import { InvoicesScreen } from '@/features/billing/ui/invoices-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string }> };

export const metadata: Metadata = { title: 'Invoices' };

export default async function InvoicesPage({ params }: Props) {
  const [{ operator: slug }, locale] = await Promise.all([params, readerLocale()]);
  const { membership, ...asking } = await memberOfOperator(slug, paths.invoices(slug));
  const { operator, role } = membership;
  if (!maySeeAccounts(role)) notFound();
  const first = await (await callerForRequest()).billing.invoices({ operatorId: operator.id });
  return (
    <MemberShell asking={asking} at={{ operator: slug }}>
      <InvoicesScreen operator={operator} first={first} locale={locale} />
    </MemberShell>
  );
}
