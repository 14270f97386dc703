'use client';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { PASSWORD_MIN } from '../domain/password-rule';
import { api } from './auth-api';
import { checkLater } from './check-later';
import { FormNotice } from './form-notice';
import { MailSent } from './mail-sent';
import { PasswordInput } from './password-input';
import { useRefusal } from './use-refusal';

/** Name, address, and a password for those who like one. The answer comes by mail, whoever the address belongs to. */
export function RegisterForm({ spaceId }: { spaceId: string }) {
  const form = useForm({
    resolver: checkLater((checks) => checks.register),
    defaultValues: { name: '', email: '', password: '' },
  });
  const { refusal, busy, attempt, done } = useRefusal();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { errors } = form.formState;

  const register = form.handleSubmit(async ({ name, email, password }) => {
    const refused = await attempt(async () => {
      await api.register.mutate({ name, email, password: password || undefined, spaceId });
      return null;
    });
    done();
    if (refused?.code === 'auth.password_is_address') form.setFocus('password');
    if (!refused) setSentTo(email);
  });

  if (sentTo) {
    return (
      <MailSent onAgain={() => setSentTo(null)}>
        We wrote to <strong className="font-medium break-all">{sentTo}</strong>. Open the link in that mail and you are
        in. It works once, for a day.
      </MailSent>
    );
  }
  return (
    <form method="post" onSubmit={(event) => void register(event)} noValidate className="grid gap-5">
      <FormNotice refusal={refusal} />
      <Field label="Your name" error={errors.name?.message} help="As others in the space see it." required>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      <Field label="Mail address" error={errors.email?.message} required>
        <Input type="email" inputMode="email" autoComplete="email" {...form.register('email')} />
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        help={`At least ${PASSWORD_MIN} characters. Without one you sign in by a link that we mail you.`}
        optional
      >
        <PasswordInput autoComplete="new-password" {...form.register('password')} />
      </Field>
      <Button type="submit" variant="primary" wide loading={busy}>
        Register
      </Button>
    </form>
  );
}
