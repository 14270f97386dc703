'use client';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import type { ChangedPin } from '../domain/price-pins';
import type { AcceptedPins } from '../pins.contract';
import { AcceptPins } from './accept-pins';

type Props = {
  title: string;
  description: string;
  act: string;
  /** What an owner should know before. */
  warning?: string | null;
  /** What was published; of it, what comes after the chosen day takes its place again. */
  published: readonly { readonly number: number; readonly effectiveFrom: string }[];
  /** The pinned prices that it changes. */
  changed: readonly ChangedPin[];
  currency: string;
  today: string;
  locale: string;
  busy: boolean;
  onAct: (effectiveFrom: string, accepted: AcceptedPins) => Promise<boolean>;
  onClose: () => void;
};

/** From which day on a list counts. */
export function PublishDialog({
  title,
  description,
  act,
  warning,
  published,
  changed,
  currency,
  today,
  locale,
  busy,
  onAct,
  onClose,
}: Props) {
  const [date, setDate] = useState(today);
  const [problem, setProblem] = useState<string | null>(null);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const missing = changed.some(({ pin }) => !accepted.has(pin.id));
  const go = async () => {
    setTried(true);
    if (problem || missing) return;
    const amounts = changed.map(({ pin, amount }) => ({ pinId: pin.id, amount }));
    if (await onAct(date, amounts)) onClose();
  };
  const [next] = published
    .filter((one) => one.effectiveFrom > date)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose asChild>
            <Button>Not yet</Button>
          </DialogClose>
          <Button variant="primary" loading={busy} onClick={() => void go()}>
            {act}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field
          label="Counts from"
          error={problem}
          help="For what takes place from that day on, in the time of each space."
        >
          <DateField
            value={date}
            today={today}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(chosen) => chosen && setDate(chosen)}
          />
        </Field>
        {next ? (
          <p className="text-warn text-sm">
            Version {next.number} takes its place on {dateInWords(next.effectiveFrom, locale)}.
          </p>
        ) : null}
        {warning ? <p className="text-warn text-sm">{warning}</p> : null}
        <AcceptPins
          {...{ changed, accepted, currency, today, locale }}
          missing={tried && missing}
          onAccept={(pinId, yes) =>
            setAccepted((before) => new Set(yes ? [...before, pinId] : [...before].filter((one) => one !== pinId)))
          }
        />
        <p className="text-ink-muted text-sm">What is booked already keeps the price that was agreed.</p>
      </div>
    </Dialog>
  );
}
