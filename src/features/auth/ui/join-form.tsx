'use client';
import { useForm } from 'react-hook-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { api } from './auth-api';
import { checkLater } from './check-later';
import { FormNotice } from './form-notice';
import { useRefusal } from './use-refusal';

type Props = { spaceId: string; spaceName: string; email: string; name?: string; next: string };

/** For somebody who is signed in: one press makes them a visitor of another operator. */
export function JoinForm({ spaceId, spaceName, email, name = '', next }: Props) {
  const form = useForm({ resolver: checkLater((checks) => checks.join), defaultValues: { name } });
  const { refusal, busy, attempt } = useRefusal();
  const join = form.handleSubmit(async (given) => {
    const refused = await attempt(async () => {
      await api.joinAsVisitor.mutate({ ...given, spaceId });
      return null;
    });
    if (!refused) window.location.assign(next);
  });
  return (
    <form method="post" onSubmit={(event) => void join(event)} noValidate className="grid gap-5">
      <FormNotice refusal={refusal} />
      <p>
        You are signed in as <strong className="font-medium break-all">{email}</strong>.
      </p>
      <Field label="Your name" error={form.formState.errors.name?.message} help="As others there see it." required>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Button type="submit" variant="primary" wide loading={busy}>
        Join {spaceName} as a visitor
      </Button>
    </form>
  );
}
