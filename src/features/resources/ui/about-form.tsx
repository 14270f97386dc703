'use client';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { refusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import type { SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import type { ManagedResource, ManagedSpace } from '../resources.contract';
import { AmenityPicker } from './amenity-picker';
import { useRefresh } from './use-resources';
import { WhatAndWhereFields } from './what-and-where';

type Props = { spaceId: SpaceId; managed: ManagedSpace; resource: ManagedResource };

const asKept = ({
  name,
  kind,
  floorId,
  groupName,
  capacity,
  description,
  amenities,
  openToVisitors,
}: ManagedResource) => ({
  ...{ name, kind, floorId, description, openToVisitors },
  groupName: groupName ?? '',
  capacity: String(capacity),
  amenities: [...amenities],
});

/** What a desk or room is: its name, what it has, who may book it. */
export function AboutForm({ spaceId, managed, resource }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const request = useRequestId();
  const groups = useId();
  const [kept, setKept] = useState(() => asKept(resource));
  const [typed, setTyped] = useState(kept);
  const change = (part: Partial<typeof typed>) => setTyped((was) => ({ ...was, ...part }));
  const unsaved = JSON.stringify(typed) !== JSON.stringify(kept);
  useUnsavedWarning(unsaved);
  const saving = useMutation(
    trpc.resources.edit.mutationOptions({
      onSuccess: async ({ name }) => {
        setKept(typed);
        request.answered();
        toast({ title: `${name} is saved`, tone: 'success' });
        await refresh();
      },
    }),
  );
  const refusal = saving.error ? refusalIn(saving.error) : null;
  const words = refusal && resourceCopy(refusal.code, refusal.details);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wish = {
      ...typed,
      spaceId,
      resourceId: resource.id,
      groupName: typed.groupName.trim() || null,
      capacity: Number(typed.capacity),
    };
    saving.mutate({ ...wish, requestId: request.idFor(wish) });
  };
  return (
    <form onSubmit={save} aria-label={`About ${resource.name}`} className="grid gap-4">
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      <Field label="Name" required>
        <Input maxLength={80} value={typed.name} onChange={({ target }) => change({ name: target.value })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <WhatAndWhereFields
          value={typed}
          floors={managed.floors}
          floorHelp={typed.floorId === kept.floorId ? undefined : 'It gets a free place there.'}
          onChange={change}
        />
        <Field label="Group" optional help="Alike: any one of a group can be booked. A new name begins a group.">
          <Input
            list={groups}
            maxLength={60}
            value={typed.groupName}
            onChange={({ target }) => change({ groupName: target.value })}
          />
        </Field>
      </div>
      <datalist id={groups}>
        {managed.groups.map((group) => (
          <option key={group.id} value={group.name} />
        ))}
      </datalist>
      <Field label="Description" optional>
        <Textarea
          rows={3}
          maxLength={1000}
          value={typed.description}
          onChange={({ target }) => change({ description: target.value })}
        />
      </Field>
      <AmenityPicker
        kind={typed.kind}
        known={managed.amenities}
        chosen={typed.amenities}
        onChange={(amenities) => change({ amenities })}
      />
      <Checkbox
        checked={typed.openToVisitors}
        onCheckedChange={(openToVisitors) => change({ openToVisitors })}
        label="Open to visitors"
        description="Whoever registers here may book it without being a member."
      />
      <div>
        <Button
          type="submit"
          variant="primary"
          loading={saving.isPending}
          disabledReason={typed.name.trim() ? (unsaved ? undefined : 'Nothing has changed') : 'It needs a name'}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
