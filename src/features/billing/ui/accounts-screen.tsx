'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { FileText, Search } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { Role } from '@/kernel/acting-member';
import type { OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { PageHeader } from '@/ui/page-header';
import { Select } from '@/ui/select';
import { ShowMore } from '@/ui/show-more';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { mayCloseAccounts } from '../billing.access';
import type { readAccounts } from '../billing.reads';
import { AccountsTabs } from './accounts-tabs';
import { CloseDialog } from './close-dialog';
import { ClosingsList } from './closings-list';

type Page = Awaited<ReturnType<typeof readAccounts>>;
type Props = {
  operator: { readonly id: OperatorId; readonly slug: string };
  role: Role;
  first: Page;
  today: string;
  locale: string;
};

/** Who owes what, and making invoices of it. */
export function AccountsScreen({ operator, role, first, today, locale }: Props) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [owing, setOwing] = useState(false);
  const [closing, setClosing] = useState(false);
  const q = useDeferredValue(typed.trim());
  const list = useInfiniteQuery(
    trpc.billing.accounts.infiniteQueryOptions(
      { operatorId: operator.id, q, owing },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        initialData: q === '' && !owing ? { pages: [first], pageParams: [null] } : undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const accounts = list.data?.pages.flatMap(({ items }) => items);
  const mayClose = mayCloseAccounts(role);
  const say = (minor: number) => moneyInWords(minor, first.currency, locale);
  return (
    <>
      <PageHeader
        title="Accounts"
        lead="Who owes what, those who owe most first."
        action={
          <Button
            variant="primary"
            disabledReason={mayClose ? undefined : errorCopy('auth.not_allowed').title}
            onClick={() => setClosing(true)}
          >
            <FileText aria-hidden />
            Make invoices
          </Button>
        }
      />
      <AccountsTabs operator={operator.slug} />
      <search className="mb-4 flex flex-wrap gap-2">
        <div className="relative min-w-0 flex-1 basis-44">
          <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
          <Input
            type="search"
            aria-label="Search by name"
            placeholder="Search by name"
            className="pl-9"
            maxLength={80}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Select
          aria-label="Which accounts"
          className="w-44 shrink-0"
          value={owing ? 'owing' : ''}
          onChange={({ target }) => setOwing(target.value === 'owing')}
        >
          <option value="">Every account</option>
          <option value="owing">Who owes something</option>
        </Select>
      </search>
      {list.isError && !accounts ? (
        <Banner tone="danger" live title="The list could not be loaded">
          Check your network. The page tries again by itself.
        </Banner>
      ) : accounts?.length === 0 ? (
        <EmptyState picture={typed || owing ? 'search' : 'people'}>
          {typed || owing
            ? 'No account fits this search.'
            : 'Once somebody books something that has a price, what they owe stands here.'}
        </EmptyState>
      ) : (
        <Table caption="Accounts">
          <thead>
            <tr>
              <TableHead>Name</TableHead>
              <TableHead className="text-right">Open on invoices</TableHead>
              <TableHead className="text-right">Not invoiced yet</TableHead>
              <TableHead className="text-right">To come</TableHead>
            </tr>
          </thead>
          <tbody>
            {accounts?.map(({ memberId, name, owed, notInvoiced, upcoming }) => (
              <TableRow key={memberId}>
                <TableCell>
                  <Link
                    className="text-accent-ink font-medium underline-offset-4 hover:underline"
                    href={paths.memberAccount(operator.slug, memberId)}
                  >
                    {name}
                  </Link>
                </TableCell>
                <TableCell figures="money">{owed < 0 ? `${say(-owed)} credit` : say(owed)}</TableCell>
                <TableCell figures="money">{say(notInvoiced)}</TableCell>
                <TableCell figures="money" className="text-ink-muted">
                  {say(upcoming)}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      {accounts && list.hasNextPage ? (
        <ShowMore
          onMore={() => void list.fetchNextPage()}
          loading={list.isFetchingNextPage}
          shown={accounts.length}
          what="accounts"
        />
      ) : null}
      {mayClose ? <ClosingsList operatorId={operator.id} locale={locale} /> : null}
      {closing ? (
        <CloseDialog operatorId={operator.id} today={today} locale={locale} onClose={() => setClosing(false)} />
      ) : null}
    </>
  );
}
