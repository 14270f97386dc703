'use client';
import { useQueryClient } from '@tanstack/react-query';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { ClosureId, SpaceId } from '@/kernel/ids';
import { AlertDialog } from '@/ui/alert-dialog';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast-store';

type Props = {
  spaceId: SpaceId;
  closureId: string;
  what: string;
  /** How many bookings were moved or cancelled for it. */
  moved: number;
  onLifted?: () => void;
};

/** Opens again what was closed: its time is free at once. */
export function LiftButton({ spaceId, closureId, what, moved, onLifted }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const lift = async () => {
    const input = { spaceId, closureId: closureId as ClosureId };
    try {
      const { opened } = await api.closures.open.mutate({ ...input, requestId: request.idFor(input) });
      request.answered();
      toast({ title: opened === 'early' ? `${what}: open again` : `${what}: the closure is lifted`, tone: 'success' });
      onLifted?.();
    } catch (error) {
      sayRefusal(refusalIn(error));
    }
    await client.invalidateQueries(trpc.closures.list.pathFilter());
  };
  const stay =
    moved === 1
      ? 'The booking that was moved or cancelled stays so.'
      : `The ${moved} bookings that were moved or cancelled stay so.`;
  return (
    <AlertDialog
      trigger={
        <Button size="sm" aria-label={`Lift the closure of ${what}`}>
          Lift
        </Button>
      }
      title={`Lift the closure of ${what}?`}
      description={`Its time is free at once, first for those who wait for it. ${moved > 0 ? stay : ''}`}
      confirm="Lift it"
      keep="Keep it closed"
      tone="primary"
      onConfirm={lift}
    />
  );
}
