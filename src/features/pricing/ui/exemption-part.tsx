'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast-store';
import { exemption, type Exemption } from '../exemptions.contract';

type Whose = { operatorId: OperatorId; memberId: MemberId };

/** Whether a member pays taxes, for staff. */
export function ExemptionPart({ operatorId, memberId }: Whose) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.pricing.exemption.queryOptions({ operatorId, memberId }));
  const [changing, setChanging] = useState(false);
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-lg font-semibold">Taxes</h2>
      <div className="border-line bg-surface flex flex-wrap items-center justify-between gap-3 rounded-lg border p-3">
        <p className="min-w-0 break-words">
          {!data ? 'Looking…' : data.exempt ? `Pays no taxes: ${data.reason}` : 'Pays taxes like everybody'}
        </p>
        <Button
          size="sm"
          aria-label="Change whether they pay taxes"
          disabledReason={data ? undefined : 'It is being loaded.'}
          onClick={() => setChanging(true)}
        >
          Change
        </Button>
      </div>
      {changing && data ? (
        <ExemptionDialog {...{ operatorId, memberId }} first={data} onClose={() => setChanging(false)} />
      ) : null}
    </section>
  );
}

function ExemptionDialog({ operatorId, memberId, first, onClose }: Whose & { first: Exemption; onClose: () => void }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const formId = useId();
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const read = exemption.safeParse(form);
  const save = async () => {
    setTried(true);
    if (!read.success) return;
    setBusy(true);
    try {
      const wish = { operatorId, memberId, exemption: read.data };
      await api.pricing.exempt.mutate({ ...wish, requestId: request.idFor(wish) });
      toast({ title: 'Saved', description: 'What they book from now on is priced so.', tone: 'success' });
      onClose();
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setBusy(false);
      void client.invalidateQueries(trpc.pricing.pathFilter());
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title="Taxes"
      description="What is booked already keeps its price."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Checkbox
          checked={form.exempt}
          onCheckedChange={(exempt) => setForm((old) => ({ ...old, exempt }))}
          label="They pay no taxes"
          description="Bookings and passes from now on. Dues of a plan keep their taxes."
        />
        <Field
          label="Why"
          error={tried && !read.success ? 'Say why, in a few words' : null}
          help="The paper that says so."
          optional={!form.exempt}
        >
          <Input
            maxLength={200}
            autoComplete="off"
            value={form.reason}
            onChange={({ target }) => setForm((old) => ({ ...old, reason: target.value }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
