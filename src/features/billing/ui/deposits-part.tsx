'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import type { readDeposits } from '../account.reads';
import { depositInWords } from '../domain/deposit-words';
import { AccountLine, AccountPart } from './account-lines';
import { DepositDialog } from './deposit-dialog';

type Props = { operatorId: OperatorId; memberId: MemberId; staff: boolean; locale: string };
type One = Awaited<ReturnType<typeof readDeposits>>['deposits'][number];

/** Deposits that the house has of a member, and what became of the last ones; staff say what becomes of them. */
export function DepositsPart({ operatorId, memberId, staff, locale }: Props) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.billing.deposits.queryOptions({ operatorId, memberId }));
  const [asked, setAsked] = useState<One | null>(null);
  if (!data) return null;
  return (
    <>
      <AccountPart title="Deposits" what="deposits" shown={data.deposits.length} onMore={null} loading={false}>
        {data.deposits.map((one) => (
          <AccountLine
            key={one.bookingId}
            title={one.words}
            about={aboutOf(one, locale)}
            amount={moneyInWords(one.amount, one.currency, locale)}
          >
            {one.kept === null ? null : <Badge>{depositInWords(one, locale)}</Badge>}
            {staff && one.begun ? (
              <Button size="sm" aria-label={`${actOf(one)}: deposit for ${one.words}`} onClick={() => setAsked(one)}>
                {actOf(one)}
              </Button>
            ) : null}
          </AccountLine>
        ))}
      </AccountPart>
      {asked ? (
        <DepositDialog
          {...{ operatorId, locale }}
          bookingId={asked.bookingId}
          deposit={asked}
          words={asked.words}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

const actOf = ({ kept }: One): string => (kept === null ? 'Return or keep' : 'Decide anew');

/** When it is owed or comes back, and why something was kept. */
function aboutOf({ kept, reason, decidedOn, returnsOn }: One, locale: string): string {
  if (kept === null || decidedOn === null) return `Returned by ${dateInWords(returnsOn, locale)}`;
  return [reason, dateInWords(decidedOn, locale)].filter(Boolean).join(' · ');
}
