'use client';
import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '@/client/trpc';
import { newId, type DeskGroupId, type SpaceId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog } from '@/ui/dialog';
import { Input } from '@/ui/input';
import type { ManagedSpace } from '../resources.contract';
import { sayNo, useRefresh } from './use-resources';

type Props = { spaceId: SpaceId; managed: ManagedSpace; onClose: () => void };

/** Groups and the words for amenities: renamed, filled, taken away. */
export function ListsDialog({ spaceId, managed, onClose }: Props) {
  const live = managed.resources.filter((one) => !one.retiredAt);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Groups and amenities"
      description="A group begins at a resource, with its name; an amenity too."
    >
      <section aria-label="Groups" className="mb-6 grid gap-2">
        <h3 className="font-semibold">Groups</h3>
        {managed.groups.length === 0 ? <p className="text-ink-muted text-sm">There is none yet.</p> : null}
        {managed.groups.map((group) => (
          <GroupRow key={group.id} spaceId={spaceId} group={group} resources={live} />
        ))}
      </section>
      <section aria-label="Amenities" className="grid gap-1">
        <h3 className="font-semibold">Amenities</h3>
        {managed.amenities.length === 0 ? <p className="text-ink-muted text-sm">There is none yet.</p> : null}
        {managed.amenities.map((name) => (
          <AmenityRow
            key={name}
            spaceId={spaceId}
            name={name}
            count={live.filter((one) => one.amenities.some((word) => word.toLowerCase() === name.toLowerCase())).length}
          />
        ))}
      </section>
    </Dialog>
  );
}

type Group = { readonly id: DeskGroupId; readonly name: string };
type GroupProps = { spaceId: SpaceId; group: Group; resources: ManagedSpace['resources'] };

function GroupRow({ spaceId, group, resources }: GroupProps) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [name, setName] = useState(group.name);
  const after = { onError: sayNo, onSettled: refresh };
  const renaming = useMutation(trpc.resources.renameGroup.mutationOptions(after));
  const removing = useMutation(trpc.resources.removeGroup.mutationOptions(after));
  const putting = useMutation(trpc.resources.putInGroup.mutationOptions(after));
  const asked = () => ({ spaceId, requestId: newId<'request'>() });
  const members = resources.filter((one) => one.groupId === group.id);
  const isNew = name.trim() !== '' && name.trim() !== group.name;
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (isNew && !renaming.isPending) renaming.mutate({ ...asked(), groupId: group.id, name });
  };
  return (
    <details className="border-line rounded-md border px-3 py-2">
      <summary className="focus-ring cursor-pointer rounded-sm">
        {group.name} <span className="text-ink-muted text-sm">({members.length})</span>
      </summary>
      <form className="mt-3 flex gap-2" onSubmit={rename}>
        <Input
          aria-label={`Name of ${group.name}`}
          maxLength={60}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          type="submit"
          loading={renaming.isPending}
          disabledReason={isNew ? undefined : 'The name has not changed'}
        >
          Rename
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Take the group ${group.name} away; its resources stay`}
          loading={removing.isPending}
          onClick={() => removing.mutate({ ...asked(), groupId: group.id })}
        >
          <Trash2 aria-hidden />
        </Button>
      </form>
      <div className="mt-3 grid max-h-56 gap-2 overflow-y-auto">
        {resources.map((one) => (
          <Checkbox
            key={one.id}
            checked={one.groupId === group.id}
            disabled={putting.isPending}
            label={one.name}
            description={one.groupName && one.groupId !== group.id ? `Now in ${one.groupName}` : undefined}
            onCheckedChange={(yes) =>
              putting.mutate({ ...asked(), groupName: yes ? group.name : null, resourceIds: [one.id] })
            }
          />
        ))}
      </div>
    </details>
  );
}

function AmenityRow({ spaceId, name, count }: { spaceId: SpaceId; name: string; count: number }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const removing = useMutation(trpc.resources.removeAmenity.mutationOptions({ onError: sayNo, onSettled: refresh }));
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-2">
      <span>
        {name}{' '}
        <span className="text-ink-muted text-sm">
          {count === 0 ? 'not used here' : `at ${count} ${count === 1 ? 'resource' : 'resources'} here`}
        </span>
      </span>
      {asking ? (
        <span className="flex gap-2">
          <Button size="sm" variant="ghost" onClick={() => setAsking(false)}>
            Keep
          </Button>
          <Button
            size="sm"
            variant="danger"
            loading={removing.isPending}
            onClick={() => removing.mutate({ spaceId, name, requestId: newId<'request'>() })}
          >
            Take it off all
          </Button>
        </span>
      ) : (
        <Button variant="ghost" size="icon-sm" aria-label={`Take ${name} off the list`} onClick={() => setAsking(true)}>
          <Trash2 aria-hidden />
        </Button>
      )}
    </div>
  );
}
