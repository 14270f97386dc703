'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import type { readOverdue } from '../invoices.reads';

export type OverdueOfAll = Awaited<ReturnType<typeof readOverdue>>;
type Props = { operatorId: OperatorId; slug: string; first: OverdueOfAll; locale: string };

const AGAIN_MS = 60_000;

/** Who owes what is overdue, each with the way to their account: for lists of people at the desk. */
export function useOwing({ operatorId, slug, first, locale }: Props) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.billing.overdue.queryOptions({ operatorId }, { initialData: first, refetchInterval: AGAIN_MS }),
  );
  const owed = new Map<string, number>(data.members.map(({ memberId, overdue }) => [memberId, overdue]));
  const linkOf = ({ memberId, name }: { memberId: string; name: string }): ReactNode => {
    const overdue = owed.get(memberId);
    if (!overdue) return null;
    const words = `owes ${moneyInWords(overdue, data.currency, locale)}`;
    return (
      <Link
        href={paths.memberAccount(slug, memberId)}
        aria-label={`${name} ${words}`}
        className="text-danger focus-ring tabular inline-flex min-h-6 items-center rounded-sm text-sm font-medium whitespace-nowrap underline-offset-4 hover:underline"
      >
        {words}
      </Link>
    );
  };
  return { linkOf };
}
