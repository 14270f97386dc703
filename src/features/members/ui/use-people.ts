'use client';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useDeferredValue } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC } from '@/client/trpc';
import { ROLES, type Role } from '@/kernel/acting-member';
import { newId, type MemberId, type OperatorId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import { ROLE_AS } from '../domain/role-words';
import type { PeoplePage, PeopleSummary, PersonRow } from '../members.contract';

/** What the People page keeps in its address; `paths.people` writes the same names. */
export const usePeopleSearch = () =>
  useQueryStates(
    { q: parseAsString.withDefault(''), role: parseAsStringLiteral(ROLES), show: parseAsStringLiteral(['removed']) },
    { history: 'replace', scroll: false, shallow: true, limitUrlUpdates: { method: 'throttle', timeMs: 250 } },
  );

export type PeopleSearch = { readonly q: string; readonly role: Role | null; readonly show: 'removed' | null };
type First = { readonly search: PeopleSearch; readonly page: PeoplePage; readonly summary: PeopleSummary };

/** The list as the address asks for it, and what stands above it. */
export function usePeopleList(operatorId: OperatorId, search: PeopleSearch, first: First) {
  const trpc = useTRPC();
  const q = useDeferredValue(search.q.trim());
  const asFirst = q === first.search.q && search.role === first.search.role && search.show === first.search.show;
  const status = search.show ?? 'active';
  const list = useInfiniteQuery(
    trpc.members.people.infiniteQueryOptions(
      { operatorId, q, role: search.role ?? undefined, status, limit: 50 },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        initialData: asFirst ? { pages: [first.page], pageParams: [null] } : undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const summary = useQuery(trpc.members.summary.queryOptions({ operatorId }, { initialData: first.summary }));
  return { list, people: list.data?.pages.flatMap((page) => page.items), summary: summary.data };
}

const sayNo = (error: unknown) => sayRefusal(refusalIn(error));

/** What can be done with somebody. What was refused is said, and the list is read again. */
export function usePeopleActions(operatorId: OperatorId) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries(trpc.members.people.pathFilter()),
      client.invalidateQueries(trpc.members.summary.pathFilter()),
    ]);
  const after = { onError: sayNo, onSettled: refresh };
  const changing = useMutation(trpc.members.changeRole.mutationOptions(after));
  const removing = useMutation(trpc.members.remove.mutationOptions(after));
  const restoring = useMutation(trpc.members.restore.mutationOptions(after));
  const withdrawing = useMutation(trpc.members.withdrawInvitation.mutationOptions(after));
  const inviting = useMutation(trpc.members.invite.mutationOptions(after));

  const restore = (memberId: MemberId, displayName: string) =>
    restoring.mutate(
      { operatorId, memberId, requestId: newId<'request'>() },
      { onSuccess: () => toast({ title: `${displayName} is back`, tone: 'success' }) },
    );
  return {
    changingRoleOf: changing.isPending ? changing.variables.memberId : null,
    changeRole: (person: PersonRow, role: Role) =>
      changing.mutate(
        { operatorId, memberId: person.memberId, role, requestId: newId<'request'>() },
        {
          onSuccess: () => toast({ title: `${person.displayName} is now ${ROLE_AS[role]}`, tone: 'success' }),
        },
      ),
    restore,
    /** Resolves once it is done, also when it was refused: the refusal is on the page then. */
    remove: async ({ memberId, displayName }: PersonRow) => {
      const input = { operatorId, memberId, requestId: newId<'request'>() };
      const done = await removing.mutateAsync(input).catch(() => null);
      if (!done) return;
      toast({
        title: `${displayName} was removed`,
        description: 'Their bookings are given back once this cannot be undone any more.',
        action: { label: 'Undo', onPress: () => restore(memberId, displayName) },
        duration: Math.max(4000, Date.parse(done.undoUntil) - Date.now()),
      });
    },
    withdraw: (invitationId: string, email: string) =>
      withdrawing.mutate(
        { operatorId, invitationId, requestId: newId<'request'>() },
        { onSuccess: () => toast({ title: `The invitation to ${email} is taken back`, tone: 'success' }) },
      ),
    inviteAgain: (email: string, role: Role) =>
      inviting.mutate(
        { operatorId, email, role, requestId: newId<'request'>() },
        { onSuccess: () => toast({ title: `Another mail is on its way to ${email}`, tone: 'success' }) },
      ),
  };
}
export type PeopleActions = ReturnType<typeof usePeopleActions>;
