'use client';
import { Button } from '@/ui/button';
import { enterWith } from './auth-api';
import { FormNotice } from './form-notice';
import { useRefusal } from './use-refusal';

/** The one button behind a sign-in link. */
export function EnterForm({ token, next }: { token: string; next: string }) {
  const { refusal, busy, attempt } = useRefusal();
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(() => enterWith(token, next));
      }}
    >
      <FormNotice refusal={refusal} />
      <Button type="submit" variant="primary" wide loading={busy}>
        Sign in
      </Button>
    </form>
  );
}
