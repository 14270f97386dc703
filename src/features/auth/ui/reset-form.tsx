'use client';
import { useForm } from 'react-hook-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { PASSWORD_MIN } from '../domain/password-rule';
import { api, enterWith } from './auth-api';
import { checkLater } from './check-later';
import { FormNotice } from './form-notice';
import { PasswordInput } from './password-input';
import { useRefusal } from './use-refusal';

type Props = { token: string; email: string; next: string };

/** The new password, behind the link that was mailed. */
export function ResetForm({ token, email, next }: Props) {
  const form = useForm({ resolver: checkLater((checks) => checks.reset), defaultValues: { password: '' } });
  const { refusal, busy, attempt } = useRefusal();
  const reset = form.handleSubmit(async ({ password }) => {
    const refused = await attempt(async () => {
      const { signInToken } = await api.resetPassword.mutate({ token, password });
      return enterWith(signInToken, next);
    });
    if (refused) form.setFocus('password');
  });
  return (
    <form method="post" onSubmit={(event) => void reset(event)} noValidate className="grid gap-5">
      <FormNotice refusal={refusal} />
      {/* Tells password managers whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="New password"
        error={form.formState.errors.password?.message}
        help={`At least ${PASSWORD_MIN} characters. Every other device has to sign in again.`}
        required
      >
        <PasswordInput autoComplete="new-password" {...form.register('password')} />
      </Field>
      <Button type="submit" variant="primary" wide loading={busy}>
        Save and sign in
      </Button>
    </form>
  );
}
