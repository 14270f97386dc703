'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { resourceCopy } from '@/client/resource-copy';
import { useTRPC } from '@/client/trpc';
import { newId, type ResourceId, type SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { toast } from '@/ui/toast-store';
import type { ManagedSpace } from '../resources.contract';

/** A space's resources as they are kept, live: what a colleague changes shows too. */
export function useManagedSpace(spaceId: SpaceId, first: ManagedSpace): ManagedSpace {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(trpc.resources.manage.queryOptions({ spaceId }, { initialData: first, staleTime: 5_000 }));
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.resources.manage.pathFilter()));
  return query.data;
}

/** Reads the list again after a change. */
export function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries(trpc.resources.manage.pathFilter());
}

/** Says in a message what was refused. */
export function sayNo(error: unknown): void {
  sayRefusal(refusalIn(error), resourceCopy);
}

/** What is done with a resource from its row. Each press is one intent. */
export function useRowActions(spaceId: SpaceId) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const after = { onError: sayNo, onSettled: refresh };
  const duplicating = useMutation(trpc.resources.duplicate.mutationOptions(after));
  const bringing = useMutation(trpc.resources.bringBack.mutationOptions(after));
  const retiring = useMutation(trpc.resources.retire.mutationOptions({ onSettled: refresh }));
  const ordering = useMutation(trpc.resources.order.mutationOptions(after));
  const one = (resourceId: ResourceId) => ({ spaceId, resourceId, requestId: newId<'request'>() });
  return {
    duplicate: (id: ResourceId, then: (copy: ResourceId) => void) =>
      duplicating.mutate(one(id), {
        onSuccess: ({ name, resourceId }) => {
          toast({ title: `${name} is there`, tone: 'success' });
          then(resourceId);
        },
      }),
    bringBack: (id: ResourceId) =>
      bringing.mutate(one(id), { onSuccess: ({ name }) => toast({ title: `${name} is back`, tone: 'success' }) }),
    retire: (id: ResourceId) => retiring.mutateAsync(one(id)),
    order: (resourceIds: ResourceId[]) => ordering.mutate({ spaceId, resourceIds, requestId: newId<'request'>() }),
  };
}
