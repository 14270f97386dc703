'use client';
import { useState, type ReactNode } from 'react';
import { errorCopy } from '@/client/error-copy';
import type { RefusalIn } from '@/client/refusal';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { LinkButton } from '@/ui/link-button';

type Props = {
  title: string;
  lead: string;
  children?: ReactNode;
  example: string;
  refusal: RefusalIn | null;
  busy: boolean;
  /** Why it cannot be looked at yet. */
  whyNot?: string;
  backHref: string;
  onLook: (reason: string) => void;
};

/** What is wished for, and why: people read it in their mail. */
export function WishForm({ title, lead, children, example, refusal, busy, whyNot, backHref, onLook }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const submit = (form: HTMLFormElement) => {
    const given = reason.trim();
    setMissing(given === '');
    if (given !== '') return onLook(given);
    requestAnimationFrame(() => focusFirstError(form));
  };
  return (
    <form
      noValidate
      aria-labelledby="wish"
      className="grid max-w-xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!whyNot && !busy) submit(event.currentTarget);
      }}
    >
      <div>
        <h2 id="wish" tabIndex={-1} className="text-xl font-semibold outline-none">
          {title}
        </h2>
        <p className="text-ink-muted mt-1">{lead}</p>
      </div>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      {children}
      <Field
        label="Reason"
        help="Everybody whose booking it touches reads it in their mail."
        error={missing ? 'Say in a few words why.' : undefined}
        required
      >
        <Input
          value={reason}
          maxLength={200}
          placeholder={example}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={backHref}>Back</LinkButton>
        <Button type="submit" variant="primary" loading={busy} disabledReason={whyNot}>
          Show what it touches
        </Button>
      </div>
    </form>
  );
}
