'use client';
import type { ReactNode } from 'react';
import { errorCopy } from '@/client/error-copy';
import type { RefusalIn } from '@/client/refusal';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';

type Props = {
  title: string;
  description: string;
  /** the button that leaves everything as it is */
  keep?: string;
  /** the button that does it */
  act: string;
  whyNot: string | null;
  busy: boolean;
  refusal?: RefusalIn | null;
  /** where staff say why it is done all the same */
  reason?: ReactNode;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The window in which a booking is changed: what about it, why it was refused, and the two ways out. It stays while the change is on its way. */
export function ChangeWindow(props: Props) {
  const {
    title,
    description,
    keep = 'Leave it',
    act,
    whyNot,
    busy,
    refusal,
    reason,
    onSend,
    onClose,
    children,
  } = props;
  const said = refusal && errorCopy(refusal.code, refusal.details);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose asChild>
            <Button>{keep}</Button>
          </DialogClose>
          <Button variant="primary" loading={busy} disabledReason={whyNot} onClick={onSend}>
            {act}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {children}
        {said ? (
          <Banner tone="danger" live title={said.title}>
            {said.hint}
          </Banner>
        ) : null}
        {reason}
      </div>
    </Dialog>
  );
}
