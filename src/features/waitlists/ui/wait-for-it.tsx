'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { DeskGroupId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { RadioGroup } from '@/ui/radio-group';
import { KIND_WORDS_ANY } from '../domain/any-of-kind';
import { lineWords } from '../domain/waiting-words';

type Props = {
  spaceId: SpaceId;
  resource: {
    readonly id: ResourceId;
    readonly name: string;
    readonly kind: ResourceKind;
    readonly groupId: DeskGroupId | null;
    readonly groupName?: string;
  };
  range: TimeRange;
};
type Which = 'this' | 'group' | 'kind';

/** "Tell me when it is free": for this place, any of its group, or any of its kind. */
export function WaitForIt({ spaceId, resource, range }: Props) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const [which, setWhich] = useState<Which>('this');
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<{ ok: boolean; title: string; hint?: string } | null>(null);
  const options: { value: Which; label: string }[] = [
    { value: 'this', label: resource.name },
    ...(resource.groupId && resource.groupName
      ? [{ value: 'group' as const, label: `Any of ${resource.groupName}` }]
      : []),
    { value: 'kind', label: KIND_WORDS_ANY[resource.kind].replace('any', 'Any') },
  ];
  const wait = async () => {
    const target =
      which === 'this'
        ? { resourceId: resource.id }
        : which === 'group' && resource.groupId
          ? { groupId: resource.groupId }
          : { kind: resource.kind };
    const input = { spaceId, ...target, startsAt: range.startsAt.toISOString(), endsAt: range.endsAt.toISOString() };
    setPending(true);
    try {
      const { ahead } = await api.waitlists.join.mutate({ ...input, requestId: request.idFor(input) });
      request.answered();
      setSaid({
        ok: true,
        title: lineWords(ahead),
        hint: 'We write to you when it is free. It stands under My bookings.',
      });
      void client.invalidateQueries(trpc.waitlists.pathFilter());
    } catch (error) {
      const { code, details } = refusalIn(error);
      setSaid({ ok: false, ...errorCopy(code, details) });
    } finally {
      setPending(false);
    }
  };
  if (said?.ok)
    return (
      <Banner title={said.title} live>
        {said.hint}
      </Banner>
    );
  return (
    <section aria-label="Wait for it" className="border-line grid gap-3 rounded-md border p-4">
      <Field label="Taken at this time. Wait for" group>
        <RadioGroup<Which> value={which} onValueChange={setWhich} options={options} />
      </Field>
      {said ? (
        <Banner tone="danger" title={said.title} live>
          {said.hint}
        </Banner>
      ) : null}
      <Button loading={pending} onClick={() => void wait()}>
        Tell me when it is free
      </Button>
    </section>
  );
}
