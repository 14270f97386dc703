'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { EventId, MemberId, OperatorId, SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import { typedAddresses } from '../domain/typed-addresses';
import type { EventPage } from '../event-pages.contract';

type Props = { page: Pick<EventPage, 'eventId' | 'operator' | 'space' | 'status'> };
type Named = { readonly memberId: string; readonly name: string };

/** Asks members, by name, and anybody else, by address, to come. Who is invited stands below, with what they answered. */
export function InvitePeople({ page }: Props) {
  const [open, setOpen] = useState(false);
  const [members, setMembers] = useState<readonly Named[]>([]);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const [busy, setBusy] = useState(false);
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const { emails, odd } = typedAddresses(typed);
  const many = members.length + emails.length;
  const where = { spaceId: page.space.id as SpaceId, eventId: page.eventId as EventId };
  const invite = async () => {
    const wish = { ...where, memberIds: members.map((one) => one.memberId as MemberId), emails: [...emails] };
    setBusy(true);
    setRefusal(null);
    try {
      const { invited, already } = await api.events.invite.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      const late = page.status === 'published' ? '' : ' They are asked once it is published.';
      toast({ title: toldOf(invited, already) + late, tone: 'success' });
      setMembers([]);
      setTyped('');
      await client.invalidateQueries(trpc.events.invited.pathFilter());
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Invite</Button>}
      title="Invite people"
      description="Each gets a mail. Who has no account answers from it."
      footer={
        <>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={busy}
            disabled={many === 0 || odd.length > 0}
            onClick={() => void invite()}
          >
            {many === 0 ? 'Invite' : `Invite ${many === 1 ? 'one' : many}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {refusal ? (
          <Banner tone="danger" live title={refusal.title}>
            {refusal.hint}
          </Banner>
        ) : null}
        {open ? (
          <MembersToAsk operatorId={page.operator.id as OperatorId} chosen={members} onChoose={setMembers} />
        ) : null}
        <Field
          label="Mail addresses"
          help="One a line, or with commas between."
          error={odd.length > 0 ? `This is no address: ${odd.join(', ')}` : undefined}
        >
          <Textarea rows={3} value={typed} onChange={({ target }) => setTyped(target.value)} />
        </Field>
        {open ? <Invited where={where} /> : null}
      </div>
    </Dialog>
  );
}

const toldOf = (invited: number, already: number): string => {
  const asked = invited === 1 ? 'One invitation is on its way' : `${invited} invitations are on their way`;
  const before = already === 1 ? 'one was invited before' : `${already} were invited before`;
  if (invited === 0) return `${before.charAt(0).toUpperCase()}${before.slice(1)}.`;
  return already > 0 ? `${asked}; ${before}.` : `${asked}.`;
};

type AskProps = { operatorId: OperatorId; chosen: readonly Named[]; onChoose: (chosen: readonly Named[]) => void };

function MembersToAsk({ operatorId, chosen, onChoose }: AskProps) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const q = useDeferredValue(name.trim());
  const found = useQuery(trpc.events.people.queryOptions({ operatorId, q }, { placeholderData: keepPreviousData }));
  const ids = new Set(chosen.map(({ memberId }) => memberId));
  const shown = [...chosen, ...(found.data?.people ?? []).filter(({ memberId }) => !ids.has(memberId))];
  const toggle = (one: Named) =>
    onChoose(ids.has(one.memberId) ? chosen.filter(({ memberId }) => memberId !== one.memberId) : [...chosen, one]);
  return (
    <div className="grid gap-2">
      <Field label="Members" help={found.isError ? 'The list could not be loaded. Check your network.' : undefined}>
        <Input
          type="search"
          autoComplete="off"
          placeholder="A part of the name"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <ul aria-label="Members to invite" className="grid gap-1 sm:grid-cols-2">
        {shown.map((one) => (
          <li key={one.memberId}>
            <Checkbox label={one.name} checked={ids.has(one.memberId)} onCheckedChange={() => toggle(one)} />
          </li>
        ))}
      </ul>
      {found.data?.people.length === 0 && q !== '' ? (
        <p role="status" className="text-ink-muted text-sm">
          Nobody has this name.
        </p>
      ) : null}
    </div>
  );
}

const ANSWERS: Readonly<Record<string, string>> = {
  ...{ going: 'comes', waiting: 'waits', offered: 'was offered a place', asked: 'asked to come' },
  ...{ declined: 'does not come', cancelled: 'does not come' },
};

function Invited({ where }: { where: { spaceId: SpaceId; eventId: EventId } }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const { data } = useQuery(trpc.events.invited.queryOptions(where));
  if (!data || data.invited.length === 0) return null;
  const takeBack = async (invitationId: string) => {
    const wish = { ...where, invitationId: invitationId as never };
    try {
      await api.events.takeBackInvitation.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      await client.invalidateQueries(trpc.events.invited.pathFilter());
    } catch (error) {
      sayRefusal(refusalIn(error), eventCopy);
    }
  };
  return (
    <section aria-labelledby="invited" className="grid gap-2">
      <h3 id="invited" className="font-medium">
        Invited · {data.invited.length}
      </h3>
      <ul className="divide-line divide-y">
        {data.invited.map(({ invitationId, name, answer }) => (
          <li key={invitationId} className="flex items-center justify-between gap-3 py-1.5">
            <span className="min-w-0 break-words">
              {name} <span className="text-ink-muted">{answer ? ANSWERS[answer] : 'has not answered'}</span>
            </span>
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Take back the invitation of ${name}`}
              onClick={() => void takeBack(invitationId)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
