'use client';
import { useState } from 'react';
import { counted } from '@/features/bookings/domain/when-words';
import type { LocalDateTime } from '@/kernel/zone';
import { addDays } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { TimeField } from '@/ui/time-field';
import type { SaveEventInput } from '../../events.contract';
import type { Editing, EventEditor } from './use-event-editor';

type Props = {
  editor: EventEditor;
  editing: Editing;
  /** A picture is on its way. */
  sending: boolean;
  today: string;
  locale: string;
  onSave: Save;
};
export type Save = (as: SaveEventInput['as'], publishAt?: LocalDateTime | null) => void;

/** The way out: publish, publish later, or keep it a draft; and what each of them does. */
export function PublishBar({ editor, editing, sending, today, locale, onSave }: Props) {
  const [later, setLater] = useState<{ date: string; time: string } | null>(null);
  const { plan, planFresh, planRefusal, sums, busy, refusal } = editor;
  const asks = plan?.needsYes ?? false;
  const status = editing?.status ?? 'draft';
  const none = sums !== null && sums.dates > 0 && sums.fine + sums.moved === 0;
  const onItsWay = sending ? 'The picture is on its way.' : undefined;
  const barred = planRefusal
    ? 'Mend the dates first.'
    : none
      ? 'There is no date left: pick another room or time.'
      : planFresh
        ? onItsWay
        : 'The dates are being looked at.';
  const out = status === 'published' || status === 'asked' || status === 'scheduled';
  const verb = out ? 'Save changes' : later ? 'Publish then' : asks ? 'Send it for a yes' : 'Publish';
  const left = sums && sums.leftOut > 0 && !none ? ` ${counted(sums.leftOut, 'date')} will be left out.` : '';
  return (
    <div className="grid gap-4">
      {refusal ? (
        <Banner tone="danger" live title={refusal.title}>
          {refusal.hint}
        </Banner>
      ) : null}
      {asks && !out ? (
        <Banner title="Somebody says yes first">
          The owner looks at it before it goes out. Its room is held until then.
        </Banner>
      ) : null}
      {later && !out ? (
        <div className="grid grid-cols-2 gap-3">
          <Field label="Goes out on">
            <DateField
              value={later.date}
              today={today}
              min={today}
              locale={locale}
              onValueChange={(date) => date && setLater({ ...later, date })}
            />
          </Field>
          <Field label="At">
            <TimeField
              value={later.time}
              max="23:45"
              locale={locale}
              onValueChange={(time) => time && setLater({ ...later, time })}
            />
          </Field>
        </div>
      ) : null}
      <div className="grid gap-2">
        <Button
          variant="primary"
          size="lg"
          wide
          disabledReason={barred}
          loading={busy === 'publish' || busy === 'schedule'}
          onClick={() => (later && !out ? onSave('schedule', `${later.date}T${later.time}`) : onSave('publish'))}
        >
          {verb}
        </Button>
        {out ? null : (
          <div className="flex flex-wrap gap-2">
            <Button
              className="flex-1"
              disabledReason={onItsWay}
              loading={busy === 'draft'}
              onClick={() => onSave('draft')}
            >
              Save as draft
            </Button>
            <Button
              className="flex-1"
              onClick={() => setLater(later ? null : { date: addDays(today, 1), time: '09:00' })}
            >
              {later ? 'Publish now instead' : 'Publish later'}
            </Button>
          </div>
        )}
      </div>
      <p className="text-ink-faint text-sm">
        {out ? 'Whoever comes keeps their place.' : 'Publishing books the room. A draft holds nothing.'}
        {left}
      </p>
    </div>
  );
}
