'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { RadioGroup } from '@/ui/radio-group';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import { MESSAGE_TO, type Messages, type MessageTo } from '../messages.contract';

type Props = { operatorId: OperatorId; dateId: EventDateId; timeZone: string; locale: string };

const TO: Readonly<Record<MessageTo, string>> = {
  going: 'Who comes',
  line: 'Who stands in line',
  all: 'Everybody',
  in: 'Who was let in',
};
const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`;

/** A button that opens a window in which the host writes to those who answered to a date. */
export function MessageGuests(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Send aria-hidden />
        Write to guests
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Write to guests"
        description="One mail to each. Answers to it reach nobody, so say how to reach you if they should."
      >
        {open ? <MessageForm {...props} onSent={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function MessageForm({ operatorId, dateId, timeZone, locale, onSent }: Props & { onSent: () => void }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const messages = useQuery(trpc.events.messages.queryOptions({ operatorId, dateId }));
  const [to, setTo] = useState<MessageTo>('going');
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const request = useRequestId();
  const group = messages.data?.groups[to];

  const send = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const wish = { operatorId, dateId, to, words };
      const { told } = await api.events.messageGuests.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      void client.invalidateQueries(trpc.events.messages.pathFilter());
      toast({ title: `Sent to ${people(told)}`, tone: 'success' });
      onSent();
    } catch (error) {
      setRefusal(refusalIn(error));
    } finally {
      setBusy(false);
    }
  };
  const said = refusal && eventCopy(refusal.code, refusal.details);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '' && group && group.count > 0) void send();
      }}
    >
      {said ? (
        <Banner tone="danger" title={said.title} live>
          {said.hint}
        </Banner>
      ) : null}
      <Field label="To">
        <RadioGroup
          value={to}
          onValueChange={setTo}
          options={MESSAGE_TO.map((value) => ({
            value,
            label: TO[value],
            description: messages.data ? whoIn(messages.data.groups[value]) : undefined,
            disabled: messages.data?.groups[value].count === 0,
          }))}
        />
      </Field>
      <Field label="Message">
        <Textarea rows={6} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <div>
        <Button
          type="submit"
          variant="primary"
          loading={busy}
          disabledReason={
            words.trim() === '' ? 'Write something first.' : group?.count === 0 ? 'Nobody would get it.' : undefined
          }
        >
          {group ? `Send to ${people(group.count)}` : 'Send'}
        </Button>
      </div>
      {messages.data && messages.data.sent.length > 0 ? (
        <SentBefore sent={messages.data.sent} timeZone={timeZone} locale={locale} />
      ) : null}
    </form>
  );
}

/** "12 people: Ana, Ben, Cleo and 9 more" */
function whoIn({ count, names }: Messages['groups'][MessageTo]): string {
  if (count === 0) return 'Nobody';
  const more = count - names.length;
  return `${people(count)}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

type SentProps = { sent: Messages['sent']; timeZone: string; locale: string };

function SentBefore({ sent, timeZone, locale }: SentProps) {
  const when = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section aria-label="Sent before" className="border-line grid gap-3 border-t pt-4">
      <h3 className="font-medium">Sent before</h3>
      {sent.map(({ id, to, words, told, byName, at }) => (
        <div key={id}>
          <p className="text-ink-muted text-sm">
            {byName}, {when.format(new Date(at))}, to {people(told)} ({TO[to].toLowerCase()})
          </p>
          <p className="break-words whitespace-pre-line">{words}</p>
        </div>
      ))}
    </section>
  );
}
