'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { Id, MemberId, OperatorId, PersonId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { personTopic } from '@/kernel/realtime';
import { toast } from '@/ui/toast-store';
import { dateInWords } from '../domain/plan-words';
import type { MembershipView, PlanView, UndoMembershipInput } from '../plans.contract';
import type { readPlans } from '../plans.reads';

export type PlanFirst = {
  readonly membership: MembershipView;
  readonly plans: Awaited<ReturnType<typeof readPlans>>;
};
/** Whose plan: one's own (`memberId` is undefined), or that of somebody whom staff serve. */
export type WhosePlan = { readonly operatorId: OperatorId; readonly memberId?: MemberId; readonly personId: PersonId };

const UNDONE: Record<UndoMembershipInput['what'], string> = {
  join: 'The plan is taken back',
  change: 'The plan stays as it is',
  pause: 'The pause is ended',
  cancellation: 'The plan goes on',
};

/** On which plan somebody is, which there are, and taking, changing, pausing and ending one. */
export function usePlan({ operatorId, memberId, personId }: WhosePlan, first: PlanFirst, locale: string) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [busy, setBusy] = useState<string | null>(null);
  const whose = { operatorId, ...(memberId ? { memberId } : {}) };
  const view = useQuery(trpc.plans.membership.queryOptions(whose, { initialData: first.membership })).data;
  const { plans } = useQuery(trpc.plans.plans.queryOptions({ operatorId }, { initialData: first.plans })).data;
  const refresh = () =>
    Promise.all([trpc.plans, trpc.memberships].map((room) => client.invalidateQueries(room.pathFilter())));
  useTopic(personTopic(personId), () => void refresh());
  const membershipId = (view.membership?.id ?? '') as Id<'membership'>;

  /** Does it, says what came of it, and reads anew; answers whether it was done. */
  const act = async <W extends object>(
    what: string,
    wish: W,
    work: (sent: W & { operatorId: OperatorId; requestId: ReturnType<typeof request.idFor> }) => Promise<string>,
  ): Promise<boolean> => {
    setBusy(what);
    try {
      const sent = { operatorId, ...wish };
      const title = await work({ ...sent, requestId: request.idFor(sent) });
      request.answered();
      toast({ title, tone: 'success' });
      return true;
    } catch (error) {
      sayRefusal(refusalIn(error));
      return false;
    } finally {
      setBusy(null);
      void refresh();
    }
  };
  const on = (date: string) => dateInWords(date, locale);
  return {
    ...{ view, plans, busy },
    join: (plan: PlanView, startsOn: string) =>
      act('join', { ...whose, planId: plan.id as Id<'plan'>, version: plan.version, startsOn }, async (wish) => {
        await api.plans.join.mutate(wish);
        return `${plan.name} from ${on(startsOn)}`;
      }),
    change: (plan: PlanView, when: 'now' | 'next_period', difference: number) =>
      act(
        'change',
        { membershipId, planId: plan.id as Id<'plan'>, version: plan.version, when, difference },
        async (wish) => {
          const done = await api.plans.change.mutate(wish);
          const cost = done.difference === 0 ? '' : `, for ${moneyInWords(done.difference, view.currency, locale)}`;
          return `${plan.name} from ${on(done.on)}${cost}`;
        },
      ),
    pause: (from: string, to: string | null) =>
      act('pause', { membershipId, from, to }, async (wish) => {
        await api.plans.pause.mutate(wish);
        return to ? `Paused from ${on(from)} to ${on(to)}` : `Paused from ${on(from)} on`;
      }),
    cancel: (lastOn: string) =>
      act('cancel', { membershipId, lastOn }, async (wish) => {
        await api.plans.cancel.mutate(wish);
        return `The last day is ${on(lastOn)}`;
      }),
    undo: (what: UndoMembershipInput['what']) =>
      act(`undo ${what}`, { membershipId, what }, async (wish) => {
        await api.plans.undo.mutate(wish);
        return UNDONE[what];
      }),
  };
}
