'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { paths } from '@/client/paths';
import { signInWithPassword } from '@/client/sign-in';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { api } from './auth-api';
import { checkLater } from './check-later';
import { FormNotice } from './form-notice';
import { MailSent } from './mail-sent';
import { PasswordInput } from './password-input';
import { useRefusal } from './use-refusal';

type Props = { next: string; operator?: string; email?: string; isDemo: boolean };

/** Two ways in from one address: the password, or a link by mail. */
export function SignInForm({ next, operator, email = '', isDemo }: Props) {
  const form = useForm({ resolver: checkLater((checks) => checks.signIn), defaultValues: { email, password: '' } });
  const { refusal, busy, attempt, done } = useRefusal();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { errors } = form.formState;

  const byPassword = form.handleSubmit(async (given) => {
    const refused = await attempt(() => signInWithPassword(given));
    if (!refused) window.location.assign(next);
    else form.setFocus('password', { shouldSelect: true });
  });
  const byLink = async () => {
    form.clearErrors('password');
    if (!(await form.trigger('email', { shouldFocus: true }))) return;
    const address = form.getValues('email').trim();
    const refused = await attempt(async () => {
      await api.askForSignInLink.mutate({ email: address, operator, next });
      return null;
    });
    done();
    if (!refused) setSentTo(address);
  };

  if (sentTo) {
    return (
      <MailSent onAgain={() => setSentTo(null)}>
        If <strong className="font-medium break-all">{sentTo}</strong> has an account here, a mail is on its way with a
        link that signs you in. It works once, for 30 minutes.
      </MailSent>
    );
  }
  return (
    <form method="post" onSubmit={(event) => void byPassword(event)} noValidate className="grid gap-5">
      <FormNotice refusal={refusal} />
      <Field label="Mail address" error={errors.email?.message} required>
        <Input type="email" inputMode="email" autoComplete="username" {...form.register('email')} />
      </Field>
      <Field label="Password" error={errors.password?.message} required>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      <div className="grid gap-3">
        <Button type="submit" variant="primary" wide loading={busy}>
          Sign in
        </Button>
        <Button wide disabled={busy} onClick={() => void byLink()}>
          Send me a link instead
        </Button>
      </div>
      <p className="text-sm">
        <Link
          href={paths.forgot({ operator })}
          className="text-accent-ink decoration-accent-ink/35 focus-ring rounded-sm underline underline-offset-4"
        >
          Forgot your password?
        </Link>
      </p>
      {isDemo ? (
        <p className="text-ink-muted border-line border-t pt-4 text-sm">
          Demo: <code>member@harbour.test</code>, <code>owner@harbour.test</code> or <code>member@lagoon.test</code>,
          password <code>demo-coworkflow</code>.
        </p>
      ) : null}
    </form>
  );
}
