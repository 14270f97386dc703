'use client';
import { useForm } from 'react-hook-form';
import { makeApiClient } from '@/client/api-client';
import { PASSWORD_MIN } from '@/features/auth/domain/password-rule';
import { enterWith } from '@/features/auth/ui/auth-api';
import { FormNotice } from '@/features/auth/ui/form-notice';
import { PasswordInput } from '@/features/auth/ui/password-input';
import { useRefusal } from '@/features/auth/ui/use-refusal';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { checkLater } from './check-later';

type Props = { token: string; email: string; name: string; hasAccount: boolean; operatorName: string; next: string };

/** The last step of an invitation: a name, a password for those who want one, and one press. */
export function JoinForm({ token, email, name, hasAccount, operatorName, next }: Props) {
  const form = useForm({ resolver: checkLater((checks) => checks.join), defaultValues: { name, password: '' } });
  const { refusal, busy, attempt } = useRefusal();
  const { errors } = form.formState;
  const join = form.handleSubmit((given) =>
    attempt(async () => {
      const members = makeApiClient().members;
      const password = given.password || undefined;
      const { signInToken } = await members.acceptInvitation.mutate({ token, name: given.name, password });
      return enterWith(signInToken, next);
    }),
  );
  return (
    <form method="post" noValidate onSubmit={(event) => void join(event)} className="grid gap-5">
      <FormNotice refusal={refusal} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label="Your name" error={errors.name?.message} help="As others there see it." required>
        <Input autoComplete="name" {...form.register('name')} />
      </Field>
      {hasAccount ? null : (
        <Field
          label="Password"
          optional
          error={errors.password?.message}
          help={`At least ${PASSWORD_MIN} characters. Without one you sign in by mail links.`}
        >
          <PasswordInput autoComplete="new-password" {...form.register('password')} />
        </Field>
      )}
      <Button type="submit" variant="primary" wide loading={busy}>
        Join {operatorName}
      </Button>
    </form>
  );
}
