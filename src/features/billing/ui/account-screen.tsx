'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { InvoiceId, OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ExemptionPart } from '@/features/pricing/ui/exemption-part';
import { PageHeader } from '@/ui/page-header';
import type { readAccount } from '../account.reads';
import { LINK } from './account-lines';
import { ChargesPart, InvoicesPart, PaymentsPart } from './account-parts';
import { BuyerPart } from './buyer-part';
import { DepositsPart } from './deposits-part';
import { PaymentDialog } from './payment-dialog';
import { RemindButton } from './remind-button';

type Account = Awaited<ReturnType<typeof readAccount>>;
type Props = {
  operatorId: OperatorId;
  first: Account;
  /** Staff look at somebody's account and take money; members look at their own. */
  staff: boolean;
  locale: string;
};

/** What a member owes, what comes, and what was invoiced and paid. */
export function AccountScreen({ operatorId, first, staff, locale }: Props) {
  const trpc = useTRPC();
  const { memberId, currency } = first;
  const account = useQuery(trpc.billing.account.queryOptions({ operatorId, memberId }, { initialData: first })).data;
  const { owed, overdue, notInvoiced, upcoming, credit, today } = account;
  const [paying, setPaying] = useState<{ invoiceId: InvoiceId | null; words: string; open: number } | null>(null);
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  const open = Math.max(owed + notInvoiced - credit, 0);
  const nothing = [account.invoices, account.payments, account.charges].every(({ items }) => items.length === 0);
  const setting = { operatorId, first, staff, locale };
  return (
    <>
      <PageHeader
        title={staff ? account.name : 'My account'}
        lead={open > 0 ? `${say(open)} is open` : credit > 0 ? `${say(credit)} credit` : 'Everything is paid'}
        action={
          staff ? (
            <div className="flex flex-wrap gap-2">
              <RemindButton
                {...{ operatorId, memberId, name: account.name }}
                overdue={overdue > 0 ? say(overdue) : null}
              />
              <Button
                variant="primary"
                disabledReason={open > 0 ? undefined : 'Nothing is open.'}
                onClick={() => setPaying({ invoiceId: null, words: `For all that is open: ${say(open)}`, open })}
              >
                Mark paid
              </Button>
            </div>
          ) : undefined
        }
      />
      {nothing ? (
        <EmptyState picture="calendar">What bookings cost stands here once something was booked.</EmptyState>
      ) : (
        <dl className="mb-8 grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Figure label="Open on invoices" value={say(owed)} />
          <Figure label="Not invoiced yet" value={say(notInvoiced)} />
          <Figure label="To come" value={say(upcoming)} />
          <Figure label="Credit" value={say(credit)} />
        </dl>
      )}
      <InvoicesPart
        {...setting}
        onPay={(one) =>
          setPaying({ invoiceId: one.id, words: `Invoice ${one.number}: ${say(one.open)} open`, open: one.open })
        }
      />
      {nothing ? null : (
        <p className="mb-8 flex flex-wrap gap-x-4 gap-y-1">
          <a className={LINK} href={paths.api.statement(operatorId, memberId, 'pdf')}>
            Statement as PDF
          </a>
          <a className={LINK} href={paths.api.statement(operatorId, memberId, 'csv')}>
            Statement as CSV
          </a>
        </p>
      )}
      <DepositsPart {...{ operatorId, memberId, staff, locale }} />
      <ChargesPart {...setting} />
      <PaymentsPart {...setting} />
      <BuyerPart operatorId={operatorId} memberId={memberId} staff={staff} />
      {staff ? <ExemptionPart {...{ operatorId, memberId, locale }} /> : null}
      {paying ? (
        <PaymentDialog
          {...{ operatorId, memberId, currency, today, locale, of: paying }}
          onClose={() => setPaying(null)}
        />
      ) : null}
    </>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className="border-line bg-surface rounded-lg border p-3">
    <dt className="text-ink-muted text-sm">{label}</dt>
    <dd className="tabular text-lg font-semibold">{value}</dd>
  </div>
);
