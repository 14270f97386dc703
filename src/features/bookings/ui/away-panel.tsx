'use client';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { useTRPCClient } from '@/client/trpc';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import type { BookingView } from '../bookings.contract';
import { laterStarts } from '../domain/later-starts';
import { longDateWords } from '../domain/when-words';
import { useCancellation } from './use-cancellation';
import { useSentChange } from './use-sent-change';

type Props = { booking: BookingView; locale: string; onDone: () => void };

/** Asks once whether the date is given up, or when its member comes instead. */
export function AwayPanel({ booking, locale, onDone }: Props) {
  const { operatorId, id: bookingId, timeZone, resourceName } = booking;
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const day = longDateWords(localDateOf(range.startsAt, timeZone), locale);
  const starts = laterStarts(range, timeZone);
  const [late, setLate] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const cancel = useCancellation();

  const giveUp = async () => {
    setLeaving(true);
    const said = `${resourceName} is free for others on ${day}`;
    const done = await cancel({ operatorId, bookingId, scope: 'one', timeZone, locale, said });
    setLeaving(false);
    if (done) onDone();
  };
  return (
    <div className="grid gap-3">
      <p>
        {late ? `When do you come on ${day}?` : `Give up ${resourceName} on ${day}?`}{' '}
        <span className="text-ink-muted">
          {late ? 'Others can book it until then, at once.' : 'Others can book it at once.'}
        </span>
      </p>
      {late ? (
        <LateForm booking={booking} starts={starts} day={day} locale={locale} onDone={onDone} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="primary" loading={leaving} onClick={() => void giveUp()}>
            Give it up
          </Button>
          {starts.length > 0 ? (
            <Button
              size="sm"
              disabledReason={leaving ? 'It is being given up.' : undefined}
              onClick={() => setLate(true)}
            >
              I come later
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

type LateProps = Props & { starts: readonly Date[]; day: string };

/** Comes into view on a press, which the focus follows. */
function LateForm({ booking, starts, day, locale, onDone }: LateProps) {
  const { operatorId, id: bookingId, timeZone, resourceName } = booking;
  const api = useTRPCClient();
  const { busy, refusal, forget, send } = useSentChange(operatorId, onDone);
  const [picked, setPicked] = useState(() => (starts[3] ?? starts.at(-1))!.toISOString());
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const time = clock.format(new Date(picked));
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const come = () =>
    send(
      { operatorId, bookingId, startsAt: picked },
      (wish) => api.bookings.move.mutate(wish),
      () => ({
        title: `${resourceName} is free for others until ${time} on ${day}`,
        undone: `${resourceName} is yours from ${clock.format(new Date(booking.startsAt))} again`,
      }),
    );
  return (
    <>
      <Field label="I come at">
        <Select
          autoFocus
          value={picked}
          onChange={(event) => {
            forget();
            setPicked(event.target.value);
          }}
        >
          {starts.map((at) => (
            <option key={at.toISOString()} value={at.toISOString()}>
              {clock.format(at)}
            </option>
          ))}
        </Select>
      </Field>
      {words ? (
        <p role="alert" className="text-danger text-sm">
          {words.title}
          {words.hint ? `. ${words.hint}` : ''}
        </p>
      ) : null}
      <Button size="sm" variant="primary" className="justify-self-start" loading={busy} onClick={() => void come()}>
        Come at {time}
      </Button>
    </>
  );
}
