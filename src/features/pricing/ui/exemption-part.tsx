'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { Checkbox } from '@/ui/checkbox';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast-store';
import { exemption, type ExemptionView } from '../exemptions.contract';

type Whose = { operatorId: OperatorId; memberId: MemberId; locale: string };

/** Whether a member pays taxes, for staff. */
export function ExemptionPart({ operatorId, memberId, locale }: Whose) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.pricing.exemption.queryOptions({ operatorId, memberId }));
  const [changing, setChanging] = useState(false);
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-lg font-semibold">Taxes</h2>
      <div className="border-line bg-surface flex flex-wrap items-center justify-between gap-3 rounded-lg border p-3">
        <p className="min-w-0 break-words">{data ? exemptionInWords(data, locale) : 'Looking…'}</p>
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
        <ExemptionDialog {...{ operatorId, memberId, locale }} first={data} onClose={() => setChanging(false)} />
      ) : null}
    </section>
  );
}

/** "Pays no taxes from 1 Jan 2027 to 31 Dec 2027: a charity". */
function exemptionInWords({ exempt, reason, from, to, today }: ExemptionView, locale: string): string {
  const day = (date: string) => dateInWords(date, locale);
  if (!exempt || from === null) {
    return from !== null && from > today ? `Pays taxes again from ${day(from)}` : 'Pays taxes like everybody';
  }
  if (to !== null && to < today) return `Pays taxes like everybody since ${day(to)}`;
  return `Pays no taxes from ${day(from)}${to === null ? '' : ` to ${day(to)}`}: ${reason}`;
}

function ExemptionDialog({
  operatorId,
  memberId,
  locale,
  first,
  onClose,
}: Whose & { first: ExemptionView; onClose: () => void }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const formId = useId();
  const { today } = first;
  // What is said from another day on begins today, unless one says otherwise.
  const [form, setForm] = useState({ ...first, from: first.exempt ? (first.from ?? today) : today });
  const [problems, setProblems] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const read = exemption.safeParse({ ...form, to: form.exempt ? form.to : null });
  const wrong = (field: string) => !read.success && read.error.issues.some(({ path }) => path[0] === field);
  const save = async () => {
    setTried(true);
    if (!read.success || problems.from || (form.exempt && problems.to)) return;
    setBusy(true);
    try {
      const wish = { operatorId, memberId, exemption: read.data };
      await api.pricing.exempt.mutate({ ...wish, requestId: request.idFor(wish) });
      toast({
        title: 'Saved',
        description: 'What they book, buy and owe for their plan is priced so.',
        tone: 'success',
      });
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
          onCheckedChange={(exempt) => setForm((old) => ({ ...old, exempt, from: exempt ? old.from : today }))}
          label="They pay no taxes"
          description="What they book for these days, buy on them, and owe for their plan."
        />
        <Field
          label="Why"
          error={tried && wrong('reason') ? 'Say why, in a few words' : null}
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
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={form.exempt ? 'From' : 'Pays taxes again from'} error={problems.from}>
            <DateField
              value={form.from}
              {...{ today, locale }}
              {...(form.exempt ? {} : { min: today })}
              onProblem={(from) => setProblems((old) => ({ ...old, from }))}
              onValueChange={(from) => from && setForm((old) => ({ ...old, from }))}
            />
          </Field>
          {form.exempt ? (
            <Field
              label="Last day"
              optional
              error={problems.to ?? (tried && wrong('to') ? 'It ends before it begins' : null)}
            >
              <DateField
                value={form.to}
                {...{ today, locale }}
                onProblem={(to) => setProblems((old) => ({ ...old, to }))}
                onValueChange={(to) => setForm((old) => ({ ...old, to }))}
              />
            </Field>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
