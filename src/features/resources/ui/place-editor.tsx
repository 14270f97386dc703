'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { Box } from '@/features/floor-plan/floor-plan.contract';
import type { SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast-store';
import { groundOf } from '../domain/free-spot';
import type { ManagedResource, ManagedSpace } from '../resources.contract';
import { PlaceOnPlan } from './place-on-plan';
import { useRefresh } from './use-resources';

type Props = { spaceId: SpaceId; managed: ManagedSpace; resource: ManagedResource };

const NUMBERS = [
  ['x', 'From the left, cm'],
  ['y', 'From the top, cm'],
  ['width', 'Width, cm'],
  ['height', 'Depth, cm'],
  ['rotation', 'Turned, degrees'],
] as const;

/** Where it stands on its floor: dragged on the plan, moved by arrow keys, or typed. */
export function PlaceEditor({ spaceId, managed, resource }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const request = useRequestId();
  const { x, y, width, height, rotation } = resource.shape ?? { x: 0, y: 0, ...groundOf(resource.kind), rotation: 0 };
  const kept: Box = { x, y, width, height, rotation };
  const [place, setPlace] = useState(kept);
  const drawing = managed.floors.find((floor) => floor.id === resource.floorId)?.drawing ?? null;
  const outlined = resource.shape?.points !== undefined;
  const moving = useMutation(
    trpc.resources.moveOnPlan.mutationOptions({
      onSuccess: async () => {
        request.answered();
        toast({ title: `${resource.name} has its place`, tone: 'success' });
        await refresh();
      },
    }),
  );
  const refusal = moving.error ? refusalIn(moving.error) : null;
  const words = refusal && resourceCopy(refusal.code, refusal.details);
  const unsaved = NUMBERS.some(([name]) => place[name] !== kept[name]);
  const save = () => {
    const wish = { spaceId, resourceId: resource.id, ...place };
    moving.mutate({ ...wish, requestId: request.idFor(wish) });
  };
  return (
    <section aria-label="Place on the plan" className="grid gap-3">
      <h3 className="font-semibold">Place on the plan</h3>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      {drawing ? (
        <PlaceOnPlan
          drawing={drawing}
          name={resource.name}
          place={place}
          others={managed.resources.filter(
            (one) => one.floorId === resource.floorId && one.id !== resource.id && !one.retiredAt,
          )}
          onMove={setPlace}
        />
      ) : null}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {NUMBERS.map(([name, label]) => (
          <Field
            key={name}
            label={label}
            help={name === 'rotation' && outlined ? 'It follows an outline of its own.' : undefined}
          >
            <Input
              type="number"
              step={name === 'rotation' ? 15 : 5}
              value={place[name]}
              disabled={name === 'rotation' && outlined}
              onChange={({ target }) => setPlace({ ...place, [name]: Number(target.value) })}
            />
          </Field>
        ))}
      </div>
      <div className="flex gap-2">
        <Button
          variant="primary"
          loading={moving.isPending}
          disabledReason={unsaved ? undefined : 'Nothing has moved'}
          onClick={save}
        >
          Save the place
        </Button>
        {unsaved ? (
          <Button variant="ghost" onClick={() => setPlace(kept)}>
            Put it back
          </Button>
        ) : null}
      </div>
    </section>
  );
}
