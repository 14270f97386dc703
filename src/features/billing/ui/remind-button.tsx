'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { AlertDialog } from '@/ui/alert-dialog';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast-store';

type Props = {
  operatorId: OperatorId;
  memberId: MemberId;
  name: string;
  /** What is overdue, in words; null where nothing is. */
  overdue: string | null;
};

/** A mail about what is overdue, after a question. */
export function RemindButton({ operatorId, memberId, name, overdue }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const reminding = useMutation(
    trpc.billing.remind.mutationOptions({
      onSuccess: () => {
        request.answered();
        toast({ title: `${name} gets a mail`, description: `About the ${overdue} that is overdue.`, tone: 'success' });
      },
      onError: (error) => {
        sayRefusal(refusalIn(error));
      },
      onSettled: () => client.invalidateQueries(trpc.billing.pathFilter()),
    }),
  );
  const button = (
    <Button disabledReason={overdue ? undefined : 'Nothing is overdue.'} loading={reminding.isPending}>
      <BellRing aria-hidden />
      Remind
    </Button>
  );
  if (!overdue) return button;
  const wish = { operatorId, memberId };
  return (
    <AlertDialog
      trigger={button}
      title={`Remind ${name} of ${overdue}?`}
      description="They get a mail with the invoices that are overdue, once a day at most."
      confirm="Send the mail"
      keep="Not now"
      tone="primary"
      onConfirm={() =>
        reminding
          .mutateAsync({ ...wish, requestId: request.idFor(wish) })
          .then(() => undefined)
          .catch(() => undefined)
      }
    />
  );
}
