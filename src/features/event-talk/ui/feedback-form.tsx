'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { toast } from '@/ui/toast-store';
import type { OwnDate } from '../event-talk.contract';
import { FeedbackFields } from './feedback-fields';
import { GivenStars } from './given-stars';

type Props = {
  operatorId: OperatorId;
  date: OwnDate;
  /** Which date it was, where there are several. */
  when: string | null;
  /** An earlier one of several: its fields come when they are asked for. */
  folded: boolean;
};

/** How a date was, by a member who was there: asked for once it is over, changed for two weeks. */
export function FeedbackForm({ operatorId, date, when, folded }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [changing, setChanging] = useState(false);
  const [closed, setClosed] = useState(folded);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const { feedback } = date;
  if (!feedback || (!feedback.open && !feedback.given)) return null;
  const { open, given } = feedback;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const wish = {
      ...{ operatorId, dateId: date.dateId as EventDateId, stars: Number(text('stars')) },
      ...{ good: text('good'), better: text('better'), named: form.has('named') },
    };
    setBusy(true);
    setRefusal(null);
    try {
      await api.eventTalk.giveFeedback.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      toast({ title: 'Thank you, the hosts have it', tone: 'success' });
      await client.invalidateQueries(trpc.eventTalk.pathFilter());
      setChanging(false);
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
    }
    setBusy(false);
  };
  const title = when ? `Your feedback on ${when}` : 'Your feedback';
  return (
    <Card aria-label={title} className="grid gap-4">
      <CardTitle>{title}</CardTitle>
      {closed && !given ? (
        <Button size="sm" className="justify-self-start" onClick={() => setClosed(false)}>
          Say how it was
        </Button>
      ) : given && !changing ? (
        <>
          <GivenStars given={given} />
          {open ? (
            <Button size="sm" className="justify-self-start" onClick={() => setChanging(true)}>
              Change it
            </Button>
          ) : null}
        </>
      ) : (
        <form method="post" className="grid gap-4" onSubmit={(event) => void send(event)}>
          {refusal ? (
            <Banner tone="danger" live title={refusal.title}>
              {refusal.hint}
            </Banner>
          ) : null}
          <FeedbackFields given={given} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" loading={busy}>
              {given ? 'Save' : 'Send'}
            </Button>
            {given ? <Button onClick={() => setChanging(false)}>Leave it as it was</Button> : null}
          </div>
        </form>
      )}
    </Card>
  );
}
