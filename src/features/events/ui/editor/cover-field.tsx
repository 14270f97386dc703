'use client';
import { ImagePlus } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { sendPicture } from '@/client/send-picture';
import { newId, type EventCoverId, type OperatorId, type SpaceId } from '@/kernel/ids';
import { PICTURE_MAX_BYTES, PICTURE_TYPES } from '@/kernel/picture-files';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Spinner } from '@/ui/spinner';
import type { EventDraft } from '../../domain/event-draft';

type Cover = Pick<EventDraft, 'coverId' | 'coverAlt'>;
type Props = {
  space: { readonly id: SpaceId; readonly operatorId: OperatorId };
  value: Cover;
  onChange: (cover: Partial<Cover>) => void;
  /** While a picture is on its way the event is not saved without it. */
  onSending: (sending: boolean) => void;
};

/** The picture on top of an event: dropped here or chosen, seen at once, said in words for who does not see it. */
export function CoverField({ space, value, onChange, onSending }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [local, setLocal] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  useEffect(() => () => (local ? URL.revokeObjectURL(local) : undefined), [local]);
  const wait = (is: boolean) => {
    setSending(is);
    onSending(is);
  };
  const send = async (file: File | undefined) => {
    setRefusal(null);
    if (!file || sending) return;
    if (file.size > PICTURE_MAX_BYTES) return setRefusal(eventCopy('picture.too_large'));
    setLocal(URL.createObjectURL(file));
    wait(true);
    const sent = await sendPicture<{ coverId: EventCoverId }>(
      paths.api.eventCovers(space.id),
      file,
      newId<'request'>(),
    );
    wait(false);
    if (sent.ok) return onChange({ coverId: sent.answer.coverId });
    // What was there before is there still.
    setLocal(null);
    setRefusal(eventCopy(sent.refusal.code, sent.refusal.details));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  const shown = local ?? (value.coverId && paths.api.eventCover(space.operatorId, value.coverId, { size: 'large' }));
  const choose = () => input.current?.click();
  return (
    <div
      role="group"
      aria-label="Cover picture"
      className="grid gap-3"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div
        className={cn(
          'border-line-strong relative overflow-hidden rounded-md border border-dashed',
          shown && 'border-solid',
          over && 'border-accent-ink bg-accent-soft',
        )}
      >
        {shown ? (
          <>
            <img
              src={shown}
              alt={value.coverAlt || 'The cover picture, as it will be cut'}
              width={1600}
              height={800}
              className={cn('bg-sunken aspect-[2/1] h-auto w-full object-cover', (sending || over) && 'opacity-50')}
            />
            {sending ? (
              <p role="status" className="absolute inset-0 flex items-center justify-center gap-2 font-medium">
                <Spinner /> Sending the picture
              </p>
            ) : null}
          </>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <p className="text-ink-muted">A picture says more. Drop one here, or choose it.</p>
            <Button size="sm" onClick={choose}>
              <ImagePlus aria-hidden />
              Choose a cover
            </Button>
          </div>
        )}
      </div>
      {refusal ? (
        <Banner tone="danger" live title={refusal.title}>
          {refusal.hint}
        </Banner>
      ) : null}
      {shown ? (
        <>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" disabledReason={sending ? 'The picture is on its way.' : undefined} onClick={choose}>
              Choose another
            </Button>
            <Button
              size="sm"
              variant="ghost"
              disabledReason={sending ? 'The picture is on its way.' : undefined}
              onClick={() => {
                setLocal(null);
                onChange({ coverId: null });
              }}
            >
              Take it away
            </Button>
          </div>
          <Field label="What the picture shows" optional help="For who does not see it.">
            <Input
              value={value.coverAlt}
              maxLength={200}
              placeholder="A long table with bread and coffee"
              onChange={({ target }) => onChange({ coverAlt: target.value })}
            />
          </Field>
        </>
      ) : null}
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES}
        aria-label="Picture for the cover"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void send(event.target.files?.[0]);
          // The same file may be chosen again after a refusal.
          event.target.value = '';
        }}
      />
    </div>
  );
}
