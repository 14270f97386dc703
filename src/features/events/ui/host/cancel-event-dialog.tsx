'use client';
import { useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import type { EventDateId, EventId, SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Textarea } from '@/ui/textarea';
import { people } from './guest-row';
import { useHostAct } from './use-host-act';

type Props = {
  spaceId: SpaceId;
  eventId: EventId;
  /** One date, or all that are to come. */
  dateId: EventDateId | null;
  title: string;
  /** "Thu 3 Dec, 18:00–20:00", or "4 dates" */
  what: string;
  /** How many come or wait, guests counted. */
  told: number;
  onClose: () => void;
};

/** "It's off": asks, says how many hear of it, and takes a word for them. */
export function CancelEventDialog({ spaceId, eventId, dateId, title, what, told, onClose }: Props) {
  const api = useTRPCClient();
  const { busy, refusal, act } = useHostAct();
  const [words, setWords] = useState('');
  const cancel = async () => {
    const wish = { spaceId, eventId, dateId, words };
    const done = await act('cancel', wish, {
      send: (requestId) => api.events.cancel.mutate({ ...wish, requestId }),
      told: (answer) => (answer.told > 0 ? `It is off. ${people(answer.told)} are told` : 'It is off'),
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={dateId ? 'Cancel this date?' : `Cancel ${title}?`}
      description={`${what}. ${told > 0 ? `${people(told)} who come or wait are told.` : 'Nobody has answered yet.'} The room is free at once. This cannot be undone.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" loading={busy !== null} onClick={() => void cancel()}>
            {dateId ? 'Cancel this date' : 'Cancel the event'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live title={refusal.title}>
            {refusal.hint}
          </Banner>
        ) : null}
        <Field label="A word for those who are told" optional>
          <Textarea rows={3} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
