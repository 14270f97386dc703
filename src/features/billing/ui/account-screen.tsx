'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { newId, type InvoiceId, type OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { AlertDialog } from '@/ui/alert-dialog';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { toast } from '@/ui/toast-store';
import { HOW_IN_WORDS } from '../domain/how-words';
import type { readAccount } from '../billing.reads';
import { BuyerPart } from './buyer-part';
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
  const client = useQueryClient();
  const { memberId, currency } = first;
  const account = useQuery(trpc.billing.account.queryOptions({ operatorId, memberId }, { initialData: first })).data;
  const { owed, notInvoiced, upcoming, credit, invoices, payments, charges, today } = account;
  const [paying, setPaying] = useState<{ invoiceId: InvoiceId | null; words: string; open: number } | null>(null);
  const takingBack = useMutation(
    trpc.billing.takeBackPayment.mutationOptions({
      onError: (error) => {
        const { code, details } = refusalIn(error);
        const { title, hint } = errorCopy(code, details);
        toast({ title, description: hint, tone: 'danger' });
      },
      onSettled: () => client.invalidateQueries(trpc.billing.pathFilter()),
    }),
  );
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  const day = (date: string) => dateInWords(date, locale);
  const open = Math.max(owed + notInvoiced - credit, 0);
  const overdue = invoices.reduce((sum, one) => (one.dueOn < today ? sum + one.open : sum), 0);
  const nothing = invoices.length + payments.length + charges.length === 0;
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
      <Part title="Invoices" show={invoices.length > 0}>
        {[...invoices].reverse().map(({ id, kind, number, issuedOn, dueOn, gross, open: left }) => (
          <Line
            key={id}
            title={`${kind === 'credit_note' ? 'Credit note' : 'Invoice'} ${number}`}
            paper={paths.api.invoice(operatorId, id)}
            about={kind === 'credit_note' || left === 0 ? day(issuedOn) : `${day(issuedOn)}, due ${day(dueOn)}`}
            amount={say(gross)}
          >
            {kind === 'credit_note' ? null : left === 0 ? (
              <Badge tone="success">Paid</Badge>
            ) : (
              <Badge tone={dueOn < today ? 'danger' : 'warn'}>{left < gross ? `${say(left)} open` : 'Open'}</Badge>
            )}
            {staff && left > 0 ? (
              <Button
                size="sm"
                aria-label={`Mark paid: invoice ${number}`}
                onClick={() => setPaying({ invoiceId: id, words: `Invoice ${number}: ${say(left)} open`, open: left })}
              >
                Mark paid
              </Button>
            ) : null}
          </Line>
        ))}
      </Part>
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
      <Part title="Not on an invoice yet" show={charges.length > 0}>
        {charges.map(({ id, words, serviceOn, gross }) => (
          <Line key={id} title={words} about={serviceOn > today ? 'To come' : ''} amount={say(gross)} />
        ))}
      </Part>
      <Part title="Payments" show={payments.length > 0}>
        {[...payments].reverse().map(({ id, how, amount, receivedOn, note, takesBack, takenBack, takenByName }) => (
          <Line
            key={id}
            title={takesBack ? `Taken back: ${HOW_IN_WORDS[how]}` : HOW_IN_WORDS[how]}
            about={[day(receivedOn), staff ? `entered by ${takenByName}` : '', note].filter(Boolean).join(' · ')}
            amount={say(amount)}
          >
            {takenBack ? <Badge>Taken back</Badge> : null}
            {staff && !takesBack && !takenBack ? (
              <AlertDialog
                trigger={<Button size="sm">Take back</Button>}
                title={`Take back ${say(amount)}?`}
                description="It was entered wrongly: another entry takes it back, and both stay where they can be read."
                confirm="Take back"
                onConfirm={() =>
                  takingBack
                    .mutateAsync({ operatorId, paymentId: id, requestId: newId<'request'>() })
                    .then(() => undefined)
                    .catch(() => undefined)
                }
              />
            ) : null}
          </Line>
        ))}
      </Part>
      <BuyerPart operatorId={operatorId} memberId={memberId} staff={staff} />
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

const Part = ({ title, show, children }: { title: string; show: boolean; children: ReactNode }) =>
  show ? (
    <section className="mb-8">
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      <ul className="border-line bg-surface divide-line divide-y rounded-lg border">{children}</ul>
    </section>
  ) : null;

const LINK =
  'text-accent-ink focus-ring inline-flex min-h-6 items-center rounded-sm underline-offset-4 hover:underline';

/** `paper`: where its PDF is. */
type LineProps = { title: string; about: string; amount: string; paper?: string; children?: ReactNode };
const Line = ({ title, about, amount, paper, children }: LineProps) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 p-3">
    <div className="min-w-0 flex-1 basis-48">
      <p className="break-words">
        {paper ? (
          <a className={LINK} href={paper}>
            {title}
          </a>
        ) : (
          title
        )}
      </p>
      {about ? <p className="text-ink-muted text-sm break-words">{about}</p> : null}
    </div>
    {children}
    <span className="tabular ml-auto font-medium">{amount}</span>
  </li>
);
