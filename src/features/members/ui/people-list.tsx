'use client';
import { EyeOff } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { paths } from '@/client/paths';
import type { Role } from '@/kernel/acting-member';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { ROLE_NAME } from '../domain/role-words';
import { mayInvite } from '../members.access';
import type { PersonRow } from '../members.contract';
import { PersonActions } from './person-actions';
import { RoleMenu } from './role-menu';
import type { PeopleActions } from './use-people';

export type PeopleListProps = {
  operatorId: OperatorId;
  operatorSlug: string;
  asker: { readonly memberId: MemberId; readonly role: Role };
  people: readonly PersonRow[];
  owners: number;
  locale: string;
  actions: PeopleActions;
  onRemove: (person: PersonRow) => void;
};

/** A table where there is room, cards where there is not; the same content and actions in both. */
export function PeopleList(props: PeopleListProps) {
  const { operatorId, operatorSlug, asker, people, owners, locale, actions, onRemove } = props;
  // Whoever may invite a visitor manages people; the front desk reads.
  const manages = mayInvite(asker.role, 'visitor').ok;
  const parts = (person: PersonRow) => ({
    who: (
      <Who
        person={person}
        operatorId={operatorId}
        you={person.memberId === asker.memberId}
        href={person.status === 'active' ? paths.creditsOf(operatorSlug, person.memberId) : null}
      />
    ),
    role:
      manages && person.status === 'active' ? (
        <RoleMenu
          asker={asker}
          target={person}
          owners={owners}
          saving={actions.changingRoleOf === person.memberId}
          onChange={(role) => actions.changeRole(person, role)}
        />
      ) : (
        <span>{ROLE_NAME[person.role]}</span>
      ),
    since: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(person.joinedAt),
    ),
    more: manages ? (
      <PersonActions
        asker={asker}
        person={person}
        owners={owners}
        onRemove={() => onRemove(person)}
        onRestore={() => actions.restore(person.memberId, person.displayName)}
      />
    ) : null,
  });
  // Both stand in the page and the width shows one: a choice made by a script would come too late, and the page would jump.
  return (
    <>
      <div className="max-md:hidden">
        <AsTable people={people} parts={parts} manages={manages} />
      </div>
      <div className="md:hidden">
        <AsCards people={people} parts={parts} />
      </div>
    </>
  );
}

type Parts = (person: PersonRow) => { who: ReactNode; role: ReactNode; since: string; more: ReactNode };

const AsTable = ({ people, parts, manages }: { people: readonly PersonRow[]; parts: Parts; manages: boolean }) => (
  <Table caption="People">
    <thead>
      <tr>
        <TableHead>Name</TableHead>
        <TableHead>Role</TableHead>
        <TableHead>Since</TableHead>
        {manages ? (
          <TableHead>
            <span className="sr-only">More</span>
          </TableHead>
        ) : null}
      </tr>
    </thead>
    <tbody>
      {people.map((person) => {
        const { who, role, since, more } = parts(person);
        return (
          <TableRow key={person.memberId}>
            <TableCell className="w-full max-w-0 py-2">{who}</TableCell>
            <TableCell className="py-2 whitespace-nowrap">{role}</TableCell>
            <TableCell figures="time" className="text-ink-muted py-2">
              {since}
            </TableCell>
            {more ? <TableCell className="py-2 text-right">{more}</TableCell> : null}
          </TableRow>
        );
      })}
    </tbody>
  </Table>
);

const AsCards = ({ people, parts }: { people: readonly PersonRow[]; parts: Parts }) => (
  <ul aria-label="People" className="divide-line border-line bg-surface divide-y rounded-lg border">
    {people.map((person) => {
      const { who, role, since, more } = parts(person);
      return (
        <li key={person.memberId} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 px-4 py-3">
          {who}
          {more}
          <div className="col-span-2 flex items-center justify-between gap-3 pl-11 text-sm">
            {role}
            <span className="text-ink-faint tabular">Since {since}</span>
          </div>
        </li>
      );
    })}
  </ul>
);

type WhoProps = { person: PersonRow; operatorId: OperatorId; you: boolean; href: string | null };

function Who({ person, operatorId, you, href }: WhoProps) {
  const { memberId, displayName, email, about, visibility, photoVersion } = person;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={displayName} id={memberId} photo={paths.api.photo(operatorId, memberId, photoVersion)} />
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          {href ? (
            <Link
              href={href}
              className="focus-ring inline-flex min-h-6 min-w-0 items-center rounded-sm underline-offset-4 hover:underline"
            >
              <span className="truncate font-medium">{displayName}</span>
            </Link>
          ) : (
            <span className="truncate font-medium">{displayName}</span>
          )}
          {you ? <Badge tone="accent">You</Badge> : null}
          {visibility === 'staff' ? (
            <span className="text-ink-faint inline-flex" title="Seen by staff alone">
              <EyeOff aria-hidden className="size-4" />
              <span className="sr-only">Seen by staff alone</span>
            </span>
          ) : null}
        </p>
        <p className="text-ink-muted truncate text-sm">
          {email}
          {about ? <span className="text-ink-faint max-md:hidden"> · {about}</span> : null}
        </p>
      </div>
    </div>
  );
}
