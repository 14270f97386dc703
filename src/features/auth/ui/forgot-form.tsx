'use client';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { api } from './auth-api';
import { checkLater } from './check-later';
import { FormNotice } from './form-notice';
import { MailSent } from './mail-sent';
import { useRefusal } from './use-refusal';

type Props = { operator?: string; email?: string };

/** Asks for the link to a new password. */
export function ForgotForm({ operator, email = '' }: Props) {
  const form = useForm({ resolver: checkLater((checks) => checks.forgot), defaultValues: { email } });
  const { refusal, busy, attempt, done } = useRefusal();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const ask = form.handleSubmit(async (given) => {
    const refused = await attempt(async () => {
      await api.askForPasswordReset.mutate({ ...given, operator });
      return null;
    });
    done();
    if (!refused) setSentTo(given.email);
  });
  if (sentTo) {
    return (
      <MailSent onAgain={() => setSentTo(null)}>
        If <strong className="font-medium break-all">{sentTo}</strong> has an account here, a mail is on its way with a
        link to choose a new password. It works once, for an hour.
      </MailSent>
    );
  }
  return (
    <form method="post" onSubmit={(event) => void ask(event)} noValidate className="grid gap-5">
      <FormNotice refusal={refusal} />
      <Field label="Mail address" error={form.formState.errors.email?.message} required>
        <Input type="email" inputMode="email" autoComplete="username" {...form.register('email')} />
      </Field>
      <Button type="submit" variant="primary" wide loading={busy}>
        Send me the link
      </Button>
    </form>
  );
}
