'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useQuietTopic } from '@/client/live/use-quiet-topic';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { ApplyChangeAnswer, ChangePlan, ChangeWishInput } from '../closures.contract';
import type { Marks } from '@/features/planning/domain/row-choices';
import { decisionsOf, lookAgain, type Choice, type Choices } from '../domain/row-choices';

type Looked = {
  readonly wish: ChangeWishInput;
  readonly plan: ChangePlan;
  readonly choices: Choices;
  readonly marks: Marks;
  /** Whose bookings were in the plan and are not any more. */
  readonly gone: readonly string[];
};
export type Done = {
  readonly wish: ChangeWishInput;
  readonly plan: ChangePlan;
  readonly choices: Choices;
  readonly answer: ApplyChangeAnswer;
};

/** A wish, its plan, what was said of each row, and doing it. */
export function usePlanner(spaceId: SpaceId) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const request = useRequestId();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const [stale, setStale] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  useUnsavedWarning(done === null && Object.keys(looked?.choices ?? {}).length > 0);

  const planning = useMutation({
    mutationFn: (wish: ChangeWishInput) => client.closures.plan.mutate({ spaceId, wish }),
  });
  const look = (wish: ChangeWishInput, before: Looked | null = null, taken: readonly string[] = []) => {
    planning.mutate(wish, {
      onSuccess: (plan) => {
        const said = before
          ? lookAgain(before.plan, plan, before.choices, taken)
          : { choices: {}, marks: {}, gone: [] };
        setLooked({ wish, plan, ...said });
        setStale(false);
        if (!before) setRefusal(null);
      },
      onError: (error) => setRefusal(refusalIn(error)),
    });
  };

  const carrying = useMutation(trpc.closures.carryOut.mutationOptions());
  const carryOut = async () => {
    if (!looked) return;
    const { wish, plan, choices } = looked;
    const input = { spaceId, wish, planToken: plan.planToken, decisions: decisionsOf(plan.rows, choices) };
    setRefusal(null);
    try {
      const answer = await carrying.mutateAsync({ ...input, requestId: request.idFor(input) });
      request.answered();
      setDone({ wish, plan, choices, answer });
      await queries.invalidateQueries(trpc.closures.list.pathFilter());
    } catch (error) {
      const said = refusalIn(error);
      setRefusal(said);
      if (said.code === 'space_change.plan_changed') look(wish, looked, takenIn(said.details));
    }
  };

  const busy = planning.isPending || carrying.isPending;
  useQuietTopic(looked && !done && !busy ? spaceTopic(spaceId) : null, () => {
    if (!looked) return;
    const { wish, plan } = looked;
    // Where it cannot be told, doing it will tell.
    client.closures.plan.mutate({ spaceId, wish }).then(
      ({ planToken }) => setStale(planToken !== plan.planToken),
      () => undefined,
    );
  });

  const say = (change: (choices: Choices) => Choices) =>
    setLooked((now) => now && { ...now, choices: change(now.choices) });
  return {
    looked,
    refusal,
    /** Bookings came, went or changed since the plan was made. */
    stale,
    done,
    planning: planning.isPending,
    carrying: carrying.isPending,
    look: (wish: ChangeWishInput) => look(wish),
    lookAgain: () => looked && look(looked.wish, looked),
    carryOut,
    say,
    choose: (bookingId: string, choice: Choice | null) =>
      say(({ [bookingId]: _, ...rest }) => (choice ? { ...rest, [bookingId]: choice } : rest)),
    /** Back to the wish, with nothing said. */
    back: () => {
      setLooked(null);
      setRefusal(null);
    },
  };
}
export type Planner = ReturnType<typeof usePlanner>;

/** Of the rows that the server names, those for which something was chosen that is not to be had any more. */
const takenIn = ({ rows }: RefusalIn['details']): string[] =>
  Array.isArray(rows)
    ? (rows as { bookingId: string; why: string }[]).flatMap(({ bookingId, why }) => (why === 'taken' ? bookingId : []))
    : [];
