'use client';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { PASSWORD_MIN } from '../domain/password-rule';
import { api, enterWith } from './auth-api';
import { checkLater } from './check-later';
import { FormNotice } from './form-notice';
import { PasswordInput } from './password-input';
import { useRefusal } from './use-refusal';

type Props = { token: string; email: string; hasAccount: boolean; hasPassword: boolean; next: string };

/** The last step of a registration. Whoever did not type its password may replace it here: it may have been somebody else. */
export function ConfirmForm({ token, email, hasAccount, hasPassword, next }: Props) {
  const form = useForm({ resolver: checkLater((checks) => checks.confirm), defaultValues: { password: '' } });
  const { refusal, busy, attempt } = useRefusal();
  const [choosing, setChoosing] = useState(false);
  const confirm = form.handleSubmit(({ password }) =>
    attempt(async () => {
      const { signInToken } = await api.confirmRegistration.mutate({ token, password: password || undefined });
      return enterWith(signInToken, next);
    }),
  );
  return (
    <form method="post" onSubmit={(event) => void confirm(event)} noValidate className="grid gap-5">
      <FormNotice refusal={refusal} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {choosing ? (
        <Field
          label={hasPassword ? 'Another password' : 'Password'}
          error={form.formState.errors.password?.message}
          help={`At least ${PASSWORD_MIN} characters.`}
        >
          <PasswordInput autoComplete="new-password" autoFocus {...form.register('password')} />
        </Field>
      ) : null}
      <Button type="submit" variant="primary" wide loading={busy}>
        Confirm and sign in
      </Button>
      {hasAccount || choosing ? null : (
        <p className="text-ink-muted text-sm">
          {hasPassword
            ? 'The account gets the password that was typed when registering. '
            : 'You sign in by mail links. '}
          <Button variant="link" onClick={() => setChoosing(true)}>
            {hasPassword ? 'Choose another' : 'Choose a password'}
          </Button>
        </p>
      )}
    </form>
  );
}
