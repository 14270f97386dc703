'use client';
import { useState } from 'react';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { LinkButton } from '@/ui/link-button';
import { toast } from '@/ui/toast-store';
import type { ManagedResource } from '../resources.contract';

type Props = {
  resource: ManagedResource;
  /** Where those who count on it are found another place. */
  plannerHref: string;
  onRetire: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before a desk leaves the plan. Where somebody counts on it, says how many. */
export function RetireDialog({ resource, plannerHref, onRetire, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const words = refusal && resourceCopy(refusal.code, refusal.details);
  const retire = async () => {
    setBusy(true);
    try {
      await onRetire();
      toast({ title: `${resource.name} is retired`, tone: 'success' });
      onClose();
    } catch (error) {
      setRefusal(refusalIn(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Retire ${resource.name}?`}
      description="It leaves the plan, and nobody can book it. What was booked stays in everybody’s history, and you can bring it back."
      footer={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          {refusal?.code === 'resource.has_bookings' ? (
            <LinkButton variant="primary" href={plannerHref}>
              Find them another place
            </LinkButton>
          ) : (
            <Button variant="danger" loading={busy} onClick={() => void retire()}>
              Retire
            </Button>
          )}
        </>
      }
    >
      {words ? (
        <Banner tone="warn" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
    </Dialog>
  );
}
