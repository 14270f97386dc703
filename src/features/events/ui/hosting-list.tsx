'use client';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { counted, dateWords } from '@/features/bookings/domain/when-words';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import type { EventId, SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { Badge } from '@/ui/badge';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { LinkButton } from '@/ui/link-button';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import type { Hosting } from '../event-pages.contract';
import { STATUS_WORDS } from './event-words';

type Space = { readonly id: SpaceId; readonly slug: string; readonly timeZone: string };
type Hosted = Hosting['events'][number];
type Props = {
  label: string;
  events: readonly Hosted[];
  operator: string;
  space: Space;
  approve: boolean;
  today: string;
  locale: string;
};

/** Events that somebody runs: what they are, when they are next, and what there is to do about them. */
export function HostingList({ label, events, operator, space, approve, today, locale }: Props) {
  const [answering, setAnswering] = useState<{ event: Hosted; yes: boolean } | null>(null);
  const { timeZone, slug } = space;
  const say = (iso: string) => {
    const at = new Date(iso);
    return `${dateWords(localDateOf(at, timeZone), locale, today)}, ${clockLabel(at, timeZone, locale)}`;
  };
  return (
    <>
      <ul aria-label={label} className="divide-line border-line bg-surface shadow-raised divide-y rounded-lg border">
        {events.map((event) => (
          <li key={event.eventId} className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2">
                <Link
                  href={paths.memberEvent(operator, slug, event.slug)}
                  className="focus-ring rounded-sm font-semibold hover:underline"
                >
                  {event.title}
                </Link>
                <Badge tone={STATUS_WORDS[event.status].tone}>{STATUS_WORDS[event.status].words}</Badge>
              </p>
              <p className="text-ink-muted tabular text-sm">{factsOf(event, say).join(' · ')}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              {event.status === 'asked' && approve ? (
                <>
                  <Button size="sm" variant="primary" onClick={() => setAnswering({ event, yes: true })}>
                    Yes, publish it
                  </Button>
                  <Button size="sm" onClick={() => setAnswering({ event, yes: false })}>
                    No
                  </Button>
                </>
              ) : null}
              {event.next && event.status === 'published' ? (
                <LinkButton size="sm" href={paths.eventGuests(operator, slug, event.slug, { date: event.next.dateId })}>
                  Who comes
                </LinkButton>
              ) : null}
              {event.status === 'cancelled' ? (
                <LinkButton size="sm" href={paths.newEvent(operator, slug, { from: event.slug })}>
                  Use as template
                </LinkButton>
              ) : (
                <LinkButton size="sm" href={paths.editEvent(operator, slug, event.slug)}>
                  Edit
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ul>
      {answering ? <AnswerDialog {...answering} spaceId={space.id} onClose={() => setAnswering(null)} /> : null}
    </>
  );
}

function factsOf({ next, status, publishAt, hostName }: Hosted, say: (iso: string) => string): string[] {
  const coming =
    next && (next.capacity === null ? `${next.coming} coming` : `${next.coming} of ${next.capacity} coming`);
  return [
    next ? say(next.startsAt) : 'no date yet',
    `with ${hostName}`,
    status === 'scheduled' && publishAt ? `goes out ${say(publishAt)}` : null,
    status === 'published' ? coming : null,
    next && next.asked > 0 ? `${counted(next.asked, 'person', 'people')} asked to come` : null,
  ].filter((fact) => fact !== null);
}

type AnswerProps = { event: Hosted; yes: boolean; spaceId: SpaceId; onClose: () => void };

/** The owner's yes or no to an event, with words for its host. */
function AnswerDialog({ event, yes, spaceId, onClose }: AnswerProps) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ReturnType<typeof eventCopy> | null>(null);
  const send = async () => {
    const wish = { spaceId, eventId: event.eventId as EventId, yes, words };
    setBusy(true);
    try {
      await api.events.answerRequest.mutate({ ...wish, requestId: request.idFor(wish) });
      toast({ title: yes ? `${event.title} is on` : `${event.hostName} hears that it is a no`, tone: 'success' });
      onClose();
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefused(eventCopy(code, details));
      setBusy(false);
    }
    await client.invalidateQueries(trpc.events.pathFilter());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={yes ? `Publish ${event.title}?` : `Say no to ${event.title}?`}
      description={
        yes
          ? `It goes out as ${event.hostName} wrote it. Its room is held already.`
          : `It becomes a draft again and its room is free. ${event.hostName} can change it and ask once more.`
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button variant={yes ? 'primary' : 'danger'} loading={busy} onClick={() => void send()}>
            {yes ? 'Yes, publish it' : 'Say no'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {refused ? (
          <Banner tone="danger" live title={refused.title}>
            {refused.hint}
          </Banner>
        ) : null}
        <Field label={`A word for ${event.hostName}`} optional>
          <Textarea rows={3} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
