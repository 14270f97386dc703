'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { BookingId, OperatorId, SpaceId } from '@/kernel/ids';
import type { DepositNow } from '../billing.contract';
import { depositInWords } from '../domain/deposit-words';

type Props = { operatorId: OperatorId; spaceId: SpaceId; date: string; locale: string };
type Row = { bookingId: BookingId; name: string; resourceName: string };

const DepositDialog = lazy(() => import('./deposit-dialog').then((module) => ({ default: module.DepositDialog })));
const AGAIN_MS = 60_000;

/** Deposits of those who are booked on a day, for lists of people at the desk, and the window in which to say what becomes of one. */
export function useDeposits({ operatorId, spaceId, date, locale }: Props) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState<Row | null>(null);
  const { data } = useQuery(
    trpc.billing.depositsAt.queryOptions({ operatorId, spaceId, date }, { refetchInterval: AGAIN_MS }),
  );
  const found = new Map<string, DepositNow>(data?.deposits.map((one) => [one.bookingId, one]));
  /** How it stands, and what can be done about it. */
  const toldOf = ({ bookingId }: Pick<Row, 'bookingId'>): { words: string; act: string } | null => {
    const deposit = found.get(bookingId);
    const words = deposit && depositInWords(deposit, locale);
    return words ? { words, act: `${words}: ${deposit.kept === null ? 'return or keep' : 'decide anew'}` } : null;
  };
  const deposit = asked && found.get(asked.bookingId);
  const dialog: ReactNode =
    asked && deposit ? (
      <Suspense>
        <DepositDialog
          {...{ operatorId, deposit, locale }}
          bookingId={asked.bookingId}
          words={`${asked.name}, ${asked.resourceName}`}
          onClose={() => setAsked(null)}
        />
      </Suspense>
    ) : null;
  return { toldOf, ask: (row: Row) => setAsked(row), dialog };
}
