'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { ROLES, type Role } from '@/kernel/acting-member';
import type { OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { toast } from '@/ui/toast-store';
import { ROLE_NAME, ROLE_SENTENCE } from '../domain/role-words';
import { mayInvite } from '../members.access';
import { checkLater } from './check-later';

type Props = { operator: { readonly id: OperatorId; readonly name: string }; asker: Role; onClose: () => void };

/** From the least on: most who are invited become members. */
const OFFERED = [...ROLES].reverse();

/** An address and a role: a mail with a link goes out. */
export function InviteDialog({ operator, asker, onClose }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const formId = useId();
  const form = useForm({
    resolver: checkLater((checks) => checks.invite),
    defaultValues: { email: '', role: 'member' as Role },
  });
  const role = useWatch({ control: form.control, name: 'role' });
  const sending = useMutation(
    trpc.members.invite.mutationOptions({
      onSuccess: async (answer) => {
        toast({ title: `An invitation is on its way to ${answer.email}`, tone: 'success' });
        onClose();
        await client.invalidateQueries(trpc.members.summary.pathFilter());
      },
      onError: () => form.setFocus('email', { shouldSelect: true }),
    }),
  );
  const refusal = sending.error ? refusalIn(sending.error) : null;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const invite = form.handleSubmit((given) =>
    sending.mutate({ operatorId: operator.id, ...given, requestId: request.idFor(given) }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Invite somebody to ${operator.name}`}
      description="They get a mail with a link that stands for two weeks."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={sending.isPending}>
            Send the invitation
          </Button>
        </>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={(event) => void invite(event)} className="grid gap-5">
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label="Mail address" error={form.formState.errors.email?.message} required>
          <Input type="email" inputMode="email" autoComplete="off" autoFocus {...form.register('email')} />
        </Field>
        <Field label="They join as" group>
          <RadioGroup
            value={role}
            onValueChange={(next) => form.setValue('role', next, { shouldDirty: true })}
            options={OFFERED.map((offered) => {
              const allowed = mayInvite(asker, offered);
              return {
                value: offered,
                label: ROLE_NAME[offered],
                description: allowed.ok ? ROLE_SENTENCE[offered] : errorCopy(allowed.code).title,
                disabled: !allowed.ok,
              };
            })}
          />
        </Field>
      </form>
    </Dialog>
  );
}
