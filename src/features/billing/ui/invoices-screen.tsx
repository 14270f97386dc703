'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { FileDown, Search } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useState } from 'react';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { Badge } from '@/ui/badge';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { PageHeader } from '@/ui/page-header';
import { Select } from '@/ui/select';
import { ShowMore } from '@/ui/show-more';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { INVOICES_SHOWN } from '../billing.contract';
import type { readInvoices } from '../invoices.reads';
import { AccountsTabs } from './accounts-tabs';
import { TableDialog } from './table-dialog';

type Page = Awaited<ReturnType<typeof readInvoices>>;
type Show = (typeof INVOICES_SHOWN)[number];
type Props = { operator: { readonly id: OperatorId; readonly slug: string }; first: Page; locale: string };

const SHOWN: Record<Show, string> = { all: 'Every invoice', open: 'Open', overdue: 'Overdue' };

/** All invoices and credit notes, the latest first. */
export function InvoicesScreen({ operator, first, locale }: Props) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [exporting, setExporting] = useState(false);
  const q = useDeferredValue(typed.trim());
  const list = useInfiniteQuery(
    trpc.billing.invoices.infiniteQueryOptions(
      { operatorId: operator.id, q, show },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        initialData: q === '' && show === 'all' ? { pages: [first], pageParams: [null] } : undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const invoices = list.data?.pages.flatMap(({ items }) => items);
  const { open, overdue, currency, today } = list.data?.pages.at(-1) ?? first;
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  return (
    <>
      <PageHeader
        title="Invoices"
        lead={
          open === 0
            ? 'Everything is paid.'
            : overdue === 0
              ? `${say(open)} is open, nothing of it overdue.`
              : `${say(open)} is open, ${overdue === open ? 'all' : say(overdue)} of it overdue.`
        }
        action={
          <Button onClick={() => setExporting(true)}>
            <FileDown aria-hidden />
            For the books
          </Button>
        }
      />
      <AccountsTabs operator={operator.slug} />
      <search className="mb-4 flex flex-wrap gap-2">
        <div className="relative min-w-0 flex-1 basis-44">
          <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
          <Input
            type="search"
            aria-label="Search by number or name"
            placeholder="Search by number or name"
            className="pl-9"
            maxLength={80}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Select
          aria-label="Which invoices"
          className="w-44 shrink-0"
          value={show}
          onChange={({ target }) => setShow(INVOICES_SHOWN.find((one) => one === target.value) ?? 'all')}
        >
          {INVOICES_SHOWN.map((one) => (
            <option key={one} value={one}>
              {SHOWN[one]}
            </option>
          ))}
        </Select>
      </search>
      {list.isError && !invoices ? (
        <Banner tone="danger" live title="The list could not be loaded">
          Check your network. The page tries again by itself.
        </Banner>
      ) : invoices?.length === 0 ? (
        <EmptyState picture={typed || show !== 'all' ? 'search' : 'calendar'}>
          {typed || show !== 'all'
            ? 'No invoice fits this search.'
            : 'No invoice has been made yet. “Make invoices” on Accounts turns what is owed into numbered ones.'}
        </EmptyState>
      ) : (
        <Table caption="Invoices">
          <thead>
            <tr>
              <TableHead>Number</TableHead>
              <TableHead>Member</TableHead>
              <TableHead className="text-right">Amount</TableHead>
            </tr>
          </thead>
          <tbody>
            {invoices?.map((one) => (
              <TableRow key={one.id}>
                <TableCell className="first:whitespace-normal">
                  <a className={LINK} href={paths.api.invoice(operator.id, one.id)}>
                    {one.number}
                  </a>
                  <p className="text-ink-muted text-sm">{datesOf(one, (date) => dateInWords(date, locale))}</p>
                </TableCell>
                <TableCell>
                  <Link className={LINK} href={paths.memberAccount(operator.slug, one.memberId)}>
                    {one.name}
                  </Link>
                </TableCell>
                <TableCell figures="money">
                  <p>{say(one.gross)}</p>
                  <State {...one} today={today} say={say} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      {invoices && list.hasNextPage ? (
        <ShowMore
          onMore={() => void list.fetchNextPage()}
          loading={list.isFetchingNextPage}
          shown={invoices.length}
          what="invoices"
        />
      ) : null}
      {exporting ? (
        <TableDialog operatorId={operator.id} today={today} locale={locale} onClose={() => setExporting(false)} />
      ) : null}
    </>
  );
}

const LINK = 'text-accent-ink focus-ring rounded-sm font-medium underline-offset-4 hover:underline';

type Listed = Page['items'][number];
const datesOf = ({ kind, issuedOn, dueOn, open }: Listed, day: (date: string) => string) =>
  kind === 'credit_note' || open === 0 ? day(issuedOn) : `${day(issuedOn)}, due ${day(dueOn)}`;

type StateProps = Listed & { today: string; say: (minor: number) => string };
function State({ kind, gross, open, dueOn, today, say }: StateProps) {
  if (kind === 'credit_note') return <Badge>Credit note</Badge>;
  if (open === 0) return <Badge tone="success">Paid</Badge>;
  const part = open < gross ? say(open) : null;
  return dueOn < today ? (
    <Badge tone="danger">{part ? `${part} overdue` : 'Overdue'}</Badge>
  ) : (
    <Badge tone="warn">{part ? `${part} open` : 'Open'}</Badge>
  );
}
