'use client';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { refusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { FloorId, ResourceId, SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { useRefresh } from './use-resources';
import { WhatAndWhereFields, type WhatAndWhere } from './what-and-where';

type Props = {
  spaceId: SpaceId;
  floors: readonly { readonly id: FloorId; readonly name: string }[];
  onMade: (id: ResourceId) => void;
  onClose: () => void;
};

/** The least that a new desk or room needs; the rest is said in its own window, which opens next. */
export function NewResourceDialog({ spaceId, floors, onMade, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const request = useRequestId();
  const formId = useId();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<WhatAndWhere>({ kind: 'desk', floorId: floors[0]?.id, capacity: '1' });
  const making = useMutation(
    trpc.resources.create.mutationOptions({
      onSuccess: async ({ resourceId }) => {
        await refresh();
        onMade(resourceId);
      },
    }),
  );
  const refusal = making.error ? refusalIn(making.error) : null;
  const words = refusal && resourceCopy(refusal.code, refusal.details);
  const make = (event: FormEvent) => {
    event.preventDefault();
    const { kind, floorId, capacity } = typed;
    if (!floorId) return;
    const wish = { spaceId, name, kind, floorId, capacity: Number(capacity) };
    making.mutate({ ...wish, requestId: request.idFor(wish) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="New resource"
      description="It gets a free place on its floor; you move it from there."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            loading={making.isPending}
            disabledReason={name.trim() ? undefined : 'It needs a name'}
          >
            Make it
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={make} className="grid gap-4">
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label="Name" required>
          <Input autoFocus maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <WhatAndWhereFields
          value={typed}
          floors={floors}
          onChange={(part) => setTyped((was) => ({ ...was, ...part }))}
        />
      </form>
    </Dialog>
  );
}
