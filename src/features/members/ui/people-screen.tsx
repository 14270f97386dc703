'use client';
import { Search, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { useNow } from '@/client/use-now';
import { ROLES, type Role } from '@/kernel/acting-member';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { PageHeader } from '@/ui/page-header';
import { Select } from '@/ui/select';
import { ShowMore } from '@/ui/show-more';
import { Skeleton } from '@/ui/skeleton';
import { ROLE_NAME, rolesInWords } from '../domain/role-words';
import { mayInvite } from '../members.access';
import type { PeoplePage, PeopleSummary, PersonRow } from '../members.contract';
import { OpenInvitations } from './open-invitations';
import { PeopleList } from './people-list';
import { usePeopleActions, usePeopleList, usePeopleSearch, type PeopleSearch } from './use-people';

const InviteDialog = lazy(() => import('./invite-dialog').then((module) => ({ default: module.InviteDialog })));
const RemoveDialog = lazy(() => import('./remove-dialog').then((module) => ({ default: module.RemoveDialog })));

type Props = {
  operator: { readonly id: OperatorId; readonly name: string; readonly slug: string };
  asker: { readonly memberId: MemberId; readonly role: Role };
  first: { readonly search: PeopleSearch; readonly page: PeoplePage; readonly summary: PeopleSummary };
  firstNow: Date;
  locale: string;
};

/** Who belongs here, as what, and who was asked. What was searched for stands in the address. */
export function PeopleScreen({ operator, asker, first, firstNow, locale }: Props) {
  const now = useNow(firstNow);
  const [search, setSearch] = usePeopleSearch();
  const { list, people, summary } = usePeopleList(operator.id, search, first);
  const actions = usePeopleActions(operator.id);
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<PersonRow | null>(null);
  const invite = mayInvite(asker.role, 'visitor');
  const narrowed = search.q !== '' || search.role !== null || search.show !== null;

  return (
    <>
      <PageHeader
        title="People"
        lead={`${summary.active} ${summary.active === 1 ? 'person' : 'people'}: ${rolesInWords(summary.byRole)}`}
        action={
          <Button
            variant="primary"
            disabledReason={invite.ok ? undefined : errorCopy(invite.code).title}
            onClick={() => setInviting(true)}
          >
            <UserPlus aria-hidden />
            Invite
          </Button>
        }
      />
      <search className="mb-4 flex flex-wrap gap-2">
        <div className="relative min-w-0 flex-1 basis-44">
          <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
          <Input
            type="search"
            aria-label="Search by name"
            placeholder="Search by name"
            className="pl-9"
            value={search.q}
            onChange={(event) => void setSearch({ q: event.target.value || null })}
          />
        </div>
        <Select
          aria-label="Role"
          className="w-36 shrink-0 sm:w-44"
          value={search.role ?? ''}
          onChange={({ target }) => void setSearch({ role: ROLES.find((role) => role === target.value) ?? null })}
        >
          <option value="">Every role</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_NAME[role]}
            </option>
          ))}
        </Select>
        {summary.removed > 0 || search.show ? (
          <Select
            aria-label="Who is shown"
            className="w-36 shrink-0 sm:w-44"
            value={search.show ?? ''}
            onChange={({ target }) => void setSearch({ show: target.value === 'removed' ? 'removed' : null })}
          >
            <option value="">Here now</option>
            <option value="removed">Removed ({summary.removed})</option>
          </Select>
        ) : null}
      </search>
      {list.isError && !people ? (
        <Banner tone="danger" live title="The list could not be loaded">
          Check your network. The page tries again by itself.
        </Banner>
      ) : !people ? (
        <ListSkeleton />
      ) : people.length === 0 ? (
        <EmptyState
          picture={narrowed ? 'search' : 'people'}
          action={
            narrowed ? (
              <Button onClick={() => void setSearch({ q: null, role: null, show: null })}>Show everybody</Button>
            ) : undefined
          }
        >
          {narrowed ? 'Nobody fits this search.' : 'Invite somebody, and they stand here.'}
        </EmptyState>
      ) : (
        <PeopleList
          operatorId={operator.id}
          operatorSlug={operator.slug}
          asker={asker}
          people={people}
          owners={summary.byRole.owner ?? 0}
          locale={locale}
          actions={actions}
          onRemove={setRemoving}
        />
      )}
      {people && list.hasNextPage ? (
        <ShowMore
          onMore={() => void list.fetchNextPage()}
          loading={list.isFetchingNextPage}
          shown={people.length}
          what="people"
        />
      ) : null}
      <OpenInvitations
        invitations={summary.invitations}
        asker={asker.role}
        now={now}
        locale={locale}
        actions={actions}
      />
      <Suspense>
        {inviting ? <InviteDialog operator={operator} asker={asker.role} onClose={() => setInviting(false)} /> : null}
        {removing ? (
          <RemoveDialog
            operatorId={operator.id}
            person={removing}
            onClose={() => setRemoving(null)}
            onRemove={() => actions.remove(removing)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

const ListSkeleton = () => (
  <div aria-busy="true" role="status" aria-label="Loading people" className="grid gap-2">
    {[0, 1, 2, 3, 4].map((row) => (
      <Skeleton key={row} className="h-14 rounded-md" />
    ))}
  </div>
);
