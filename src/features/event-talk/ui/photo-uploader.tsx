'use client';
import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { sendPicture } from '@/client/send-picture';
import { newId } from '@/kernel/ids';
import { PICTURE_MAX_BYTES, PICTURE_TYPES } from '@/kernel/picture-files';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { PHOTOS_MOST } from '../event-talk.contract';

type Props = {
  operatorId: string;
  /** Dates that photos may be added to, the latest last. */
  dates: readonly { readonly dateId: string; readonly when: string }[];
  onSent: () => Promise<void>;
};

type Refused = { readonly file: string; readonly why: string };

/** Photos of a date, several at once: each is sent by itself, and one that is refused keeps no other. */
export function PhotoUploader({ operatorId, dates, onSent }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [dateId, setDateId] = useState<string | null>(null);
  const [sending, setSending] = useState<{ at: number; of: number } | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const chosen = dates.find((one) => one.dateId === dateId) ?? dates.at(-1);
  if (!chosen) return null;
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending) return;
    const not: Refused[] = [];
    for (const [at, file] of files.entries()) {
      setSending({ at: at + 1, of: files.length });
      const refusal = file.size > PICTURE_MAX_BYTES ? eventCopy('picture.too_large') : await one(file);
      if (refusal) not.push({ file: file.name, why: refusal.title });
    }
    setRefused(not);
    await onSent();
    setSending(null);
  };
  const one = async (file: File) => {
    const address = paths.api.eventDatePhotos(operatorId, chosen.dateId);
    const sent = await sendPicture(address, file, newId<'request'>());
    return sent.ok ? null : eventCopy(sent.refusal.code, sent.refusal.details);
  };
  return (
    <div className="grid gap-3">
      {dates.length > 1 ? (
        <Field label="Of which date" className="max-w-sm">
          <Select value={chosen.dateId} onChange={({ target }) => setDateId(target.value)}>
            {dates.map((date) => (
              <option key={date.dateId} value={date.dateId}>
                {date.when}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button loading={sending !== null} onClick={() => input.current?.click()}>
          <ImagePlus aria-hidden />
          Add photos
        </Button>
        <p role="status" className="text-ink-muted text-sm">
          {sending
            ? `Sending ${sending.at} of ${sending.of}`
            : `Up to ${PHOTOS_MOST} of yours, 12 MB each. Where they were taken is not kept.`}
        </p>
      </div>
      {sending ? (
        <progress
          aria-label="Photos that are sent"
          className="accent-accent-ink h-2 w-full max-w-sm"
          value={sending.at - 1}
          max={sending.of}
        />
      ) : null}
      {refused.length > 0 ? (
        <Banner
          tone="danger"
          live
          title={refused.length === 1 ? 'One photo was not taken' : 'Some photos were not taken'}
        >
          {refused.map(({ file, why }) => `${file}: ${why}`).join('. ')}.
        </Banner>
      ) : null}
      <input
        ref={input}
        type="file"
        multiple
        accept={PICTURE_TYPES}
        aria-label="Photos to add"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void send([...(event.target.files ?? [])]);
          // The same file may be chosen again after a refusal.
          event.target.value = '';
        }}
      />
    </div>
  );
}
