'use client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { paths } from '@/client/paths';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC } from '@/client/trpc';
import { type InvoiceId, newId, type OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { AlertDialog } from '@/ui/alert-dialog';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import type { readAccount } from '../account.reads';
import { HOW_IN_WORDS } from '../domain/how-words';
import { AccountLine, AccountPart } from './account-lines';

type Account = Awaited<ReturnType<typeof readAccount>>;
/** `first` is the account as the page came, with the first of each part. */
type Setting = { operatorId: OperatorId; first: Account; staff: boolean; locale: string };

const nextOf = (page: { readonly nextCursor: number | null }) => page.nextCursor ?? undefined;
const startingWith = <T,>(page: T) => ({ pages: [page], pageParams: [null] });
type List = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
const footOf = (list: List) => ({
  onMore: list.hasNextPage ? () => void list.fetchNextPage() : null,
  loading: list.isFetchingNextPage,
});

type InvoicesProps = Setting & { onPay: (invoice: { id: InvoiceId; number: string; open: number }) => void };
/** What was invoiced, the latest first, with what of each is open. */
export function InvoicesPart({ operatorId, first, staff, locale, onPay }: InvoicesProps) {
  const trpc = useTRPC();
  const { memberId, currency, today } = first;
  const list = useInfiniteQuery(
    trpc.billing.accountInvoices.infiniteQueryOptions(
      { operatorId, memberId },
      { getNextPageParam: nextOf, initialData: startingWith(first.invoices) },
    ),
  );
  const invoices = list.data.pages.flatMap(({ items }) => items);
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  const day = (date: string) => dateInWords(date, locale);
  return (
    <AccountPart title="Invoices" what="invoices" shown={invoices.length} {...footOf(list)}>
      {invoices.map(({ id, kind, number, issuedOn, dueOn, gross, open: left }) => (
        <AccountLine
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
              onClick={() => onPay({ id, number, open: left })}
            >
              Mark paid
            </Button>
          ) : null}
        </AccountLine>
      ))}
    </AccountPart>
  );
}

/** What is on no invoice yet. */
export function ChargesPart({ operatorId, first, locale }: Setting) {
  const trpc = useTRPC();
  const { memberId, currency, today } = first;
  const list = useInfiniteQuery(
    trpc.billing.accountCharges.infiniteQueryOptions(
      { operatorId, memberId },
      { getNextPageParam: nextOf, initialData: startingWith(first.charges) },
    ),
  );
  const charges = list.data.pages.flatMap(({ items }) => items);
  return (
    <AccountPart title="Not on an invoice yet" what="entries" shown={charges.length} {...footOf(list)}>
      {charges.map(({ id, words, items, serviceOn, gross }) => (
        <AccountLine
          key={id}
          title={words}
          about={[serviceOn > today ? 'To come' : '', items.length > 0 ? `With ${items.join(', ')}` : '']
            .filter(Boolean)
            .join(' · ')}
          amount={moneyInWords(gross, currency, locale)}
        />
      ))}
    </AccountPart>
  );
}

/** What was paid, the latest first; staff take back what was entered wrongly. */
export function PaymentsPart({ operatorId, first, staff, locale }: Setting) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { memberId, currency } = first;
  const list = useInfiniteQuery(
    trpc.billing.accountPayments.infiniteQueryOptions(
      { operatorId, memberId },
      { getNextPageParam: nextOf, initialData: startingWith(first.payments) },
    ),
  );
  const takingBack = useMutation(
    trpc.billing.takeBackPayment.mutationOptions({
      onError: (error) => {
        sayRefusal(refusalIn(error));
      },
      onSettled: () => client.invalidateQueries(trpc.billing.pathFilter()),
    }),
  );
  const payments = list.data.pages.flatMap(({ items }) => items);
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  return (
    <AccountPart title="Payments" what="payments" shown={payments.length} {...footOf(list)}>
      {payments.map(({ id, how, amount, receivedOn, note, takesBack, takenBack, takenByName }) => (
        <AccountLine
          key={id}
          title={takesBack ? `Taken back: ${HOW_IN_WORDS[how]}` : HOW_IN_WORDS[how]}
          about={[dateInWords(receivedOn, locale), staff ? `entered by ${takenByName}` : '', note]
            .filter(Boolean)
            .join(' · ')}
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
        </AccountLine>
      ))}
    </AccountPart>
  );
}
