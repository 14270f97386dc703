'use client';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { paths } from '@/client/paths';
import { signInWithToken } from '@/client/sign-in';
import { signOut } from '@/client/sign-out';
import { PASSWORD_MIN } from '@/features/auth/domain/password-rule';
import { api } from '@/features/auth/ui/auth-api';
import { FormNotice } from '@/features/auth/ui/form-notice';
import { PasswordInput } from '@/features/auth/ui/password-input';
import { useRefusal } from '@/features/auth/ui/use-refusal';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { lateModule } from '@/ui/late-module';
import { toast } from '@/ui/toast-store';
import { checkLater } from './check-later';

type Props = { email: string; hasPassword: boolean };

/** The window that asks first: no part of the first load. */
const question = lateModule(() => import('@/ui/alert-dialog'));

/** How one signs in: the address, the password, and every device at once. */
export function AccountCard({ email, hasPassword }: Props) {
  const [changing, setChanging] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const late = question.use(leaving);
  const everywhere = async () => {
    try {
      await api.signOutEverywhere.mutate();
      await signOut();
    } catch {
      toast({ title: 'Signing out did not work', description: 'Check your network and try again.', tone: 'danger' });
    }
  };
  return (
    <Card aria-labelledby="account" className="grid gap-4">
      <div>
        <CardTitle id="account">Signing in</CardTitle>
        <p className="text-ink-muted break-all">{email}</p>
      </div>
      {changing ? (
        <PasswordForm email={email} hasPassword={hasPassword} onDone={() => setChanging(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setChanging(true)}>{hasPassword ? 'Change the password' : 'Choose a password'}</Button>
          <Button variant="ghost" aria-haspopup="dialog" onClick={() => setLeaving(true)}>
            Sign out everywhere
          </Button>
        </div>
      )}
      {late ? (
        <late.AlertDialog
          open={leaving}
          onOpenChange={setLeaving}
          title="Sign out everywhere?"
          description="On this device and every other. Your bookings stay."
          confirm="Sign out everywhere"
          keep="Stay signed in"
          onConfirm={everywhere}
        />
      ) : null}
    </Card>
  );
}

function PasswordForm({ email, hasPassword, onDone }: Props & { onDone: () => void }) {
  const form = useForm({
    resolver: checkLater((checks) => checks.password),
    defaultValues: { current: '', password: '' },
  });
  const { refusal, busy, attempt, done } = useRefusal();
  const { errors } = form.formState;
  const change = form.handleSubmit(async (given) => {
    const refused = await attempt(async () => {
      const { signInToken } = await api.changePassword.mutate(given);
      // Every session is over now, this one included: come in again by what the answer hands over.
      const stuck = await signInWithToken(signInToken);
      if (stuck) window.location.assign(paths.signIn({ next: paths.profile(), email }));
      return null;
    });
    done();
    if (refused) return form.setFocus(hasPassword ? 'current' : 'password');
    toast({ title: 'Password saved', description: 'Other devices have to sign in again.', tone: 'success' });
    onDone();
  });
  return (
    <form method="post" noValidate onSubmit={(event) => void change(event)} className="grid gap-5">
      <FormNotice refusal={refusal} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword ? (
        <Field label="Current password" error={errors.current?.message} required>
          <PasswordInput autoComplete="current-password" autoFocus {...form.register('current')} />
        </Field>
      ) : null}
      <Field
        label="New password"
        error={errors.password?.message}
        help={`At least ${PASSWORD_MIN} characters. Every other device has to sign in again.`}
        required
      >
        <PasswordInput autoComplete="new-password" {...form.register('password')} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={busy}>
          Save the password
        </Button>
        <Button variant="ghost" onClick={onDone}>
          Not now
        </Button>
      </div>
    </form>
  );
}
