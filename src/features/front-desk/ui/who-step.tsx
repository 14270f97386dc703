'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Footprints, UserPlus } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { ROLE_NAME } from '@/features/members/domain/role-words';
import type { OperatorId } from '@/kernel/ids';
import { Avatar } from '@/ui/avatar';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { WALK_IN, type Who } from './use-book-for';

type Props = { operatorId: OperatorId; onPick: (who: Who) => void };
const SHOWN = 6;

/** Who it is for: a member, found by a part of the name; a guest of that name; or whoever has just walked in. */
export function WhoStep({ operatorId, onPick }: Props) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const q = useDeferredValue(name);
  const { data } = useQuery(
    trpc.members.people.queryOptions({ operatorId, q, limit: SHOWN }, { placeholderData: keepPreviousData }),
  );
  const people = data?.items ?? [];
  return (
    <div className="grid gap-3">
      <Field label="Name">
        <Input
          type="search"
          autoComplete="off"
          maxLength={80}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <ul aria-label="Who" className="grid gap-1">
        {name ? (
          <Choice onPick={() => onPick({ kind: 'guest', name })}>
            <UserPlus aria-hidden className="text-ink-faint m-1.5 size-5" />
            <span>Guest “{name}”</span>
          </Choice>
        ) : null}
        <Choice onPick={() => onPick({ kind: 'guest', name: WALK_IN })}>
          <Footprints aria-hidden className="text-ink-faint m-1.5 size-5" />
          <span>Walk-in</span>
        </Choice>
        {people.map(({ memberId, displayName, role, email, photoVersion }) => (
          <Choice key={memberId} onPick={() => onPick({ kind: 'member', memberId, name: displayName })}>
            <Avatar name={displayName} id={memberId} photo={paths.api.photo(operatorId, memberId, photoVersion)} />
            <span className="min-w-0">
              <span className="block">{displayName}</span>
              <span className="text-ink-faint block truncate text-sm">
                {ROLE_NAME[role]}, {email}
              </span>
            </span>
          </Choice>
        ))}
      </ul>
    </div>
  );
}

function Choice({ onPick, children }: { onPick: () => void; children: ReactNode }) {
  return (
    <li>
      <button
        type="button"
        onClick={onPick}
        className="focus-ring hover:bg-sunken flex min-h-12 w-full items-center gap-3 rounded-md px-2 py-1.5 text-left"
      >
        {children}
      </button>
    </li>
  );
}
