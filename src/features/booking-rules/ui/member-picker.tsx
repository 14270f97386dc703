'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { ROLE_NAME } from '@/features/members/domain/role-words';
import type { OperatorId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';

type Props = {
  operatorId: OperatorId;
  memberId: string;
  memberName: string | null;
  error: string | undefined;
  onPick: (memberId: string, memberName: string) => void;
};

const SHOWN = 6;

/** One member, found by a part of the name. */
export function MemberPicker({ operatorId, memberId, memberName, error, onPick }: Props) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [searching, setSearching] = useState(memberId === '');
  const q = useDeferredValue(typed.trim());
  const found = useQuery(
    trpc.members.people.queryOptions(
      { operatorId, q, limit: SHOWN },
      { enabled: searching, placeholderData: keepPreviousData },
    ),
  );
  if (!searching)
    return (
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 truncate">
          <span className="text-ink-muted">For</span>{' '}
          <span className="font-medium">{memberName ?? 'somebody who is gone'}</span>
        </p>
        <Button size="sm" onClick={() => setSearching(true)}>
          Somebody else
        </Button>
      </div>
    );
  const people = found.data?.items ?? [];
  const pick = (id: string) => {
    const person = people.find((one) => one.memberId === id);
    if (person) onPick(person.memberId, person.displayName);
  };
  return (
    <div className="grid gap-2">
      <Field label="Name" help={found.isError ? 'The list could not be loaded. Check your network.' : undefined}>
        <Input type="search" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </Field>
      <Field label="Who it is for" group error={error}>
        {people.length > 0 ? (
          <RadioGroup
            value={memberId || undefined}
            onValueChange={pick}
            options={people.map((person) => ({
              value: person.memberId,
              label: person.displayName,
              description: `${ROLE_NAME[person.role]}, ${person.email}`,
            }))}
          />
        ) : (
          <p className="text-ink-muted text-sm" role="status">
            {found.isPending ? 'Looking…' : 'Nobody has this name.'}
          </p>
        )}
      </Field>
    </div>
  );
}
