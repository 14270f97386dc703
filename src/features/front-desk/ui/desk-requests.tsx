'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { counted, whenWords } from '@/features/bookings/domain/when-words';
import type { RequestList, RequestView } from '@/features/bookings/requests.contract';
import { newId, type BookingId, type OperatorId, type SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast-store';

type Props = {
  spaceId: SpaceId;
  operatorId: OperatorId;
  first: RequestList;
  now: Date;
  locale: string;
  onDone: () => void;
};

/** What waits for a yes, the most urgent first, answered where it stands. */
export function DeskRequests({ spaceId, operatorId, first, now, locale, onDone }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [declining, setDeclining] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { data } = useQuery(
    trpc.bookings.requests.queryOptions({ spaceId }, { initialData: first, refetchInterval: 60_000 }),
  );
  if (data.requests.length === 0) return null;

  const say = async ({ bookingId, scope, memberName }: RequestView, answer: 'approve' | 'decline') => {
    setBusy(bookingId);
    try {
      const which = {
        operatorId,
        bookingId: bookingId as BookingId,
        scope,
        answer,
        ...(answer === 'decline' && { note }),
      };
      await api.bookings.answerRequest.mutate({ ...which, requestId: newId<'request'>() });
      setDeclining(null);
      setNote('');
      toast({ title: `${memberName} ${answer === 'approve' ? 'has it' : 'was told no'}`, tone: 'success' });
    } catch (error) {
      sayRefusal(refusalIn(error));
    }
    setBusy(null);
    await client.invalidateQueries(trpc.bookings.requests.pathFilter());
    onDone();
  };
  return (
    <section aria-labelledby="waiting" className="border-line bg-surface rounded-lg border px-4 py-3">
      <h2 id="waiting" className="text-base font-medium">
        Waiting for a yes <span className="text-ink-faint tabular font-normal">{data.requests.length}</span>
      </h2>
      <ul className="mt-2 grid gap-3">
        {data.requests.map((request) => (
          <li key={request.bookingId}>
            <p className="font-medium">{request.memberName}</p>
            <p className="text-ink-muted tabular text-sm">{whatAndWhen(request, data.timeZone, locale, now)}</p>
            {request.note ? <p className="text-ink-faint text-sm">{request.note}</p> : null}
            {declining === request.bookingId ? (
              <form
                className="mt-1.5 grid gap-2"
                onSubmit={(event) => {
                  event.preventDefault();
                  void say(request, 'decline');
                }}
              >
                <Field label="A word to them" optional>
                  <Input autoFocus maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
                </Field>
                <div className="flex gap-2">
                  <Button size="sm" variant="danger" type="submit" loading={busy === request.bookingId}>
                    Decline
                  </Button>
                  <Button size="sm" onClick={() => setDeclining(null)}>
                    Not yet
                  </Button>
                </div>
              </form>
            ) : (
              <div className="mt-1.5 flex gap-2">
                <Button
                  size="sm"
                  variant="primary"
                  loading={busy === request.bookingId}
                  aria-label={`Approve ${request.memberName}, ${request.resourceName}`}
                  onClick={() => void say(request, 'approve')}
                >
                  Approve
                </Button>
                <Button
                  size="sm"
                  aria-label={`Decline ${request.memberName}, ${request.resourceName}`}
                  onClick={() => {
                    setNote('');
                    setDeclining(request.bookingId);
                  }}
                >
                  Decline
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatAndWhen(request: RequestView, timeZone: string, locale: string, now: Date): string {
  const range = { startsAt: new Date(request.startsAt), endsAt: new Date(request.endsAt) };
  const when = whenWords(range, timeZone, locale, localDateOf(now, timeZone));
  const repeats = request.dates > 1 ? `, ${counted(request.dates, 'date')}` : '';
  return `${request.resourceName}, ${when}${repeats}`;
}
