'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { OperatorId } from '@/kernel/ids';
import { AlertDialog } from '@/ui/alert-dialog';
import type { PersonRow } from '../members.contract';

type Props = { operatorId: OperatorId; person: PersonRow; onClose: () => void; onRemove: () => Promise<void> };

/** Says in numbers what removing will do, before it is done. */
export function RemoveDialog({ operatorId, person, onClose, onRemove }: Props) {
  const trpc = useTRPC();
  const { memberId, displayName } = person;
  // Asked afresh each time: a number of yesterday is worse than none.
  const counts = useQuery(trpc.bookings.upcomingOf.queryOptions({ operatorId, memberId }, { staleTime: 0 })).data;
  const { bookings = null, series = null } = counts ?? {};
  return (
    <AlertDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Remove ${displayName}?`}
      description="They can't come in here any more, at once. What they did stays in the history. You can undo this for a short while, and bring them back later without their bookings."
      numbers={[
        {
          figure: bookings ?? '…',
          words: bookings === 1 ? 'booking to come is given back' : 'bookings to come are given back',
        },
        ...(series ? [{ figure: series, words: series === 1 ? 'repeat ends' : 'repeats end' }] : []),
      ]}
      confirm="Remove"
      keep="Keep"
      onConfirm={onRemove}
    />
  );
}
