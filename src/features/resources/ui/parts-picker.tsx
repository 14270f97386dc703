'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { ResourceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { toast } from '@/ui/toast-store';
import { clashLines } from '../domain/clash-words';
import { judgeParts, type PartsGraph } from '../domain/parts-graph';
import type { ManagedResource, ManagedSpace } from '../resources.contract';
import type { ResourcesSpace } from './resources-screen';
import { useRefresh } from './use-resources';

type Props = { space: ResourcesSpace; managed: ManagedSpace; resource: ManagedResource; locale: string };

/** What a hall is made of. What cannot be a part of it says why; what is booked already moves along, or the clashes are named. */
export function PartsPicker({ space, managed, resource, locale }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const request = useRequestId();
  const [chosen, setChosen] = useState<readonly ResourceId[]>(resource.partIds);
  const [open, setOpen] = useState(resource.partIds.length > 0);
  const graph: PartsGraph = new Map(
    managed.resources.flatMap(({ id, partIds }) => (partIds.length > 0 ? [[id, partIds] as const] : [])),
  );
  const nameOf = (id: ResourceId) => managed.resources.find((one) => one.id === id)?.name ?? '';
  const wordsOf = (parts: readonly ResourceId[]) => {
    const refusal = judgeParts(graph, resource.id, parts);
    return refusal && resourceCopy(refusal.code, { path: refusal.path.map(nameOf) });
  };
  const setting = useMutation(
    trpc.resources.setParts.mutationOptions({
      onSuccess: async () => {
        request.answered();
        toast({ title: `The parts of ${resource.name} are set`, tone: 'success' });
        await refresh();
      },
    }),
  );
  const refusal = setting.error ? refusalIn(setting.error) : null;
  const words = wordsOf(chosen) ?? (refusal && resourceCopy(refusal.code, refusal.details));
  const unsaved = [...chosen].sort().join() !== [...resource.partIds].sort().join();
  // What it is made of stands first, then what is near: the rest is seldom meant.
  const near = (one: ManagedResource) =>
    resource.partIds.includes(one.id) ? 0 : one.floorId !== resource.floorId ? 3 : one.kind === resource.kind ? 1 : 2;
  const candidates = managed.resources
    .filter((one) => one.id !== resource.id && !one.retiredAt)
    .sort((a, b) => near(a) - near(b));
  const save = () => {
    const wish = { spaceId: space.id, resourceId: resource.id, partIds: [...chosen] };
    setting.mutate({ ...wish, requestId: request.idFor(wish) });
  };
  const clashes = refusal?.code === 'parts.clash' ? clashLines(refusal.details.clashes, space.timeZone, locale) : [];
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="grid gap-3">
      <summary className="focus-ring cursor-pointer rounded-sm font-semibold">Made of others</summary>
      <p className="text-ink-muted mt-1 mb-3 text-sm">
        Whoever books {resource.name} then takes all its parts, and the other way round. At most three deep.
      </p>
      {words ? (
        <Banner tone="danger" title={words.title} live className="mb-3">
          {words.hint}
          {clashes.length > 0 ? (
            <ul className="mt-2 list-disc pl-5">
              {clashes.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </Banner>
      ) : null}
      <div className="border-line grid max-h-72 gap-2 overflow-y-auto rounded-md border p-3">
        {candidates.map((one) => {
          const is = chosen.includes(one.id);
          const why = is ? null : wordsOf([...chosen, one.id]);
          return (
            <Checkbox
              key={one.id}
              checked={is}
              disabled={why !== null}
              onCheckedChange={(yes) => {
                setting.reset();
                setChosen(yes ? [...chosen, one.id] : chosen.filter((id) => id !== one.id));
              }}
              label={one.name}
              description={why ? why.title : undefined}
            />
          );
        })}
      </div>
      <div className="mt-3">
        <Button
          variant="primary"
          loading={setting.isPending}
          disabledReason={unsaved ? (wordsOf(chosen)?.title ?? undefined) : 'Nothing has changed'}
          onClick={save}
        >
          Set the parts
        </Button>
      </div>
    </details>
  );
}
