'use client';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { OperatorId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import type { EventDraft } from '../../domain/event-draft';

type Hosts = EventDraft['coHosts'];
type Props = { operatorId: OperatorId; value: Hosts; onChange: (hosts: Hosts) => void };

const MOST = 20;

/** Who runs it too: members, found by a part of their name. */
export function CoHostsField({ operatorId, value, onChange }: Props) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const found = useQuery(
    trpc.events.people.queryOptions(name === '' ? skipToken : { operatorId, q: name, among: 'hosts' }, {
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    }),
  );
  const others =
    name === '' ? [] : (found.data?.people ?? []).filter((one) => !value.some((own) => own.memberId === one.memberId));
  const add = (host: Hosts[number]) => {
    onChange([...value, host]);
    setTyped('');
  };
  return (
    <div className="grid gap-3">
      <Field label="Co-hosts" optional help="They may change it, answer who asks, and work the door.">
        <Input
          value={typed}
          maxLength={80}
          autoComplete="off"
          placeholder="Find a member by name"
          disabled={value.length >= MOST}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
      {name === '' ? null : (
        <ul aria-label="Members of that name" className="flex flex-wrap gap-2">
          {others.map((one) => (
            <li key={one.memberId}>
              <Button size="sm" onClick={() => add(one)}>
                Add {one.name}
              </Button>
            </li>
          ))}
          {others.length === 0 && found.data ? (
            <li role="status" className="text-ink-muted text-sm">
              Nobody else here is called that.
            </li>
          ) : null}
        </ul>
      )}
      {value.length > 0 ? (
        <ul aria-label="Chosen co-hosts" className="flex flex-wrap gap-2">
          {value.map(({ memberId, name: called }) => (
            <li key={memberId}>
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Leave out ${called}`}
                onClick={() => onChange(value.filter((one) => one.memberId !== memberId))}
              >
                {called}
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
