'use client';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { newId, type Id, type MemberId, type OperatorId, type PersonId } from '@/kernel/ids';
import { personTopic } from '@/kernel/realtime';
import { toast } from '@/ui/toast-store';
import type { BucketView, CreditsView, GrantCreditInput, PassView } from '../memberships.contract';
import type { readPasses, readStatement } from '../memberships.reads';

export type CreditsFirst = {
  readonly credits: CreditsView;
  readonly passes: Awaited<ReturnType<typeof readPasses>>;
  readonly statement: Awaited<ReturnType<typeof readStatement>>;
};
/** Whose credits: one's own (`memberId` is undefined), or those of somebody whom staff serve. */
export type Whose = {
  readonly operatorId: OperatorId;
  readonly memberId?: MemberId;
  /** Oneself, who hears at once of what changes. */
  readonly personId: PersonId;
};

/** What somebody holds, what can be bought, what came and went; and doing something about it. */
export function useCredits({ operatorId, memberId, personId }: Whose, first: CreditsFirst) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const buying = useRequestId();
  const [busy, setBusy] = useState<string | null>(null);
  const [opened] = useState(() => Date.now());
  const whose = { operatorId, ...(memberId ? { memberId } : {}) };
  const known = { initialDataUpdatedAt: opened } as const;
  const credits = useQuery(trpc.memberships.credits.queryOptions(whose, { initialData: first.credits, ...known })).data;
  const passes = useQuery(
    trpc.memberships.passes.queryOptions({ operatorId }, { initialData: first.passes, ...known }),
  ).data;
  const statement = useInfiniteQuery(
    trpc.memberships.statement.infiniteQueryOptions(whose, {
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      initialData: { pages: [first.statement], pageParams: [null] },
      ...known,
    }),
  );
  const refresh = () => client.invalidateQueries(trpc.memberships.pathFilter());
  useTopic(personTopic(personId), () => void refresh());

  /** Does it, says what came of it, and reads anew; answers whether it was done. */
  const act = async (what: string, work: () => Promise<string>): Promise<boolean> => {
    setBusy(what);
    try {
      toast({ title: await work(), tone: 'success' });
      return true;
    } catch (error) {
      sayRefusal(refusalIn(error));
      return false;
    } finally {
      setBusy(null);
      void refresh();
      void client.invalidateQueries(trpc.pricing.pathFilter());
    }
  };
  return {
    ...{ credits, passes, statement, busy },
    buy: (pass: PassView) =>
      act(`buy ${pass.id}`, async () => {
        const wish = { ...whose, passId: pass.id as Id<'pass'>, price: pass.price };
        await api.memberships.buyPass.mutate({ ...wish, requestId: buying.idFor(wish) });
        buying.answered();
        return memberId ? `${pass.name} is sold` : `${pass.name} is yours`;
      }),
    give: (given: Omit<GrantCreditInput, 'operatorId' | 'requestId' | 'memberId' | 'halfDayMinutes'>) =>
      act('give', async () => {
        if (memberId)
          await api.memberships.grant.mutate({ operatorId, memberId, ...given, requestId: newId<'request'>() });
        return 'Given';
      }),
    takeBack: (bucket: BucketView, amount: number, reason: string) =>
      act(`take ${bucket.id}`, async () => {
        const wish = { operatorId, bucketId: bucket.id as Id<'credit_bucket'>, amount, reason };
        await api.memberships.takeBack.mutate({ ...wish, requestId: newId<'request'>() });
        return 'Taken back';
      }),
  };
}
export type Credits = ReturnType<typeof useCredits>;
