'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC } from '@/client/trpc';
import { newId, type BookingRuleId, type SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { toast } from '@/ui/toast-store';
import type { NamedRule, SaveRuleInput } from '../booking-rules.contract';
import { scopeWithin } from '../domain/rule-words';

const sayNo = (error: unknown) => sayRefusal(refusalIn(error));

type Wish = Pick<SaveRuleInput, 'rule' | 'ruleId' | 'requestId'>;

/** The rules of a space, live, and what can be done with them. */
export function useRules(spaceId: SpaceId, first: readonly NamedRule[]) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const list = useQuery(trpc.bookingRules.list.queryOptions({ spaceId }, { initialData: [...first] }));
  const refresh = () => client.invalidateQueries(trpc.bookingRules.pathFilter());
  useTopic(spaceTopic(spaceId), () => void refresh());
  const key = trpc.bookingRules.list.queryKey({ spaceId });
  const keep = (change: (rules: NamedRule[]) => NamedRule[]) =>
    client.setQueryData(key, (rules) => (rules ? change(rules) : rules));
  const settled = { onSettled: () => void refresh() };
  const saving = useMutation(trpc.bookingRules.save.mutationOptions(settled));
  const removing = useMutation(trpc.bookingRules.remove.mutationOptions(settled));

  const save = async (wish: Wish): Promise<NamedRule> => {
    const { rule } = await saving.mutateAsync({ spaceId, ...wish });
    keep((rules) => [...rules.filter(({ id }) => id !== rule.id), rule]);
    return rule;
  };
  const bringBack = async ({ id: _, resourceName: _place, memberName: _who, ...rule }: NamedRule) => {
    await save({ rule, requestId: newId<'request'>() }).then(
      (saved) => toast({ title: `The rule for ${scopeWithin(saved)} is back`, tone: 'success' }),
      sayNo,
    );
  };
  return {
    rules: list.data,
    save,
    /** Says what was refused by itself. */
    remove: async (rule: NamedRule): Promise<void> => {
      const input = { spaceId, ruleId: rule.id as BookingRuleId, requestId: newId<'request'>() };
      const done = await removing.mutateAsync(input).catch((error: unknown) => sayNo(error));
      if (!done) return;
      keep((rules) => rules.filter(({ id }) => id !== rule.id));
      toast({
        title: `The rule for ${scopeWithin(rule)} is removed`,
        description: 'It does not count any more for what is booked from now on.',
        action: { label: 'Undo', onPress: () => void bringBack(done.removed) },
      });
    },
  };
}
