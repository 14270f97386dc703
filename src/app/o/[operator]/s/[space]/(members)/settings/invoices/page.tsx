import type { Metadata } from 'next';
import { memberOfSpace } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetInvoices } from '@/features/billing/billing.access';
import { SellerScreen } from '@/features/billing/ui/seller-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Invoices' };

export default async function InvoiceSettingsPage({ params }: Props) {
  const where = await params;
  const { membership } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'invoices'));
  // The layout says why.
  if (!maySetInvoices(membership.role)) return null;
  const operatorId = membership.operator.id;
  const first = await (await callerForRequest()).billing.seller({ operatorId });
  return <SellerScreen operatorId={operatorId} first={first} />;
}
