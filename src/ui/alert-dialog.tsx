'use client';
import { AlertDialog as Radix } from 'radix-ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { scrimLook } from './overlay-look';

type Props = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  /** the question with its numbers: "Cancel 12 bookings?" */
  title: ReactNode;
  /** what follows from it, and whether it can be undone */
  description: ReactNode;
  /** what it touches, in figures: "12" "bookings cancelled" */
  numbers?: readonly { figure: ReactNode; words: ReactNode }[];
  /** the verb again, never "OK" */
  confirm: ReactNode;
  keep?: ReactNode;
  /** a promise keeps the dialog open and the button turning until it is done */
  onConfirm: () => void | Promise<void>;
  tone?: 'danger' | 'primary';
};

/** Asks before something that takes things away, and says how many. */
export function AlertDialog(props: Props) {
  const {
    open,
    onOpenChange,
    trigger,
    title,
    description,
    numbers = [],
    confirm,
    keep = 'Keep',
    onConfirm,
    tone = 'danger',
  } = props;
  const [inner, setInner] = useState(false);
  const [busy, setBusy] = useState(false);
  const setOpen = (next: boolean) => {
    setInner(next);
    onOpenChange?.(next);
  };
  const press = async () => {
    setBusy(true);
    try {
      await onConfirm();
      setOpen(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Radix.Root open={open ?? inner} onOpenChange={(next) => (busy ? undefined : setOpen(next))}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={scrimLook} />
        <Radix.Content className="bg-surface border-line shadow-overlay animate-rise sm:animate-fade fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-xl border p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] outline-none sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[min(28rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:p-6">
          <Radix.Title className="text-xl font-semibold">{title}</Radix.Title>
          <Radix.Description className="text-ink-muted mt-1.5">{description}</Radix.Description>
          {numbers.length > 0 ? (
            <ul className="bg-sunken mt-4 grid gap-1 rounded-md px-4 py-3">
              {numbers.map((line, at) => (
                <li key={at} className="flex items-baseline gap-2.5">
                  <span className="tabular min-w-7 text-right text-lg font-semibold">{line.figure}</span>
                  <span className="text-ink-muted">{line.words}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Radix.Cancel asChild>
              <Button>{keep}</Button>
            </Radix.Cancel>
            <Button variant={tone} loading={busy} onClick={() => void press()}>
              {confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
