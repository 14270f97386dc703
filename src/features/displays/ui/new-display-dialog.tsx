'use client';
import { useState } from 'react';
import { displayCopy } from '@/client/display-copy';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { DisplayList } from '../displays.contract';
import { DisplayLink } from './display-link';

type Props = { spaceId: SpaceId; rooms: DisplayList['rooms']; onMade: () => void; onClose: () => void };

/** Makes a display, and shows its link: this once. */
export function NewDisplayDialog({ spaceId, rooms, onMade, onClose }: Props) {
  const api = useTRPCClient();
  const request = useRequestId();
  const [name, setName] = useState('');
  const [resourceId, setResourceId] = useState('');
  const [books, setBooks] = useState(true);
  const [showsNames, setShowsNames] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusalIn | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const room = rooms.find(({ id }) => id === resourceId);
  const called = name.trim() || (room ? `${room.name}, door` : 'Entrance');

  const make = async () => {
    setBusy(true);
    setRefused(null);
    const wish = { spaceId, resourceId: (resourceId || null) as ResourceId | null, name: called, books, showsNames };
    try {
      const made = await api.displays.create.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      setToken(made.token);
      onMade();
    } catch (error) {
      setRefused(refusalIn(error));
    } finally {
      setBusy(false);
    }
  };
  const words = refused && displayCopy(refused.code, refused.details);

  if (token)
    return (
      <Dialog
        open
        onOpenChange={(open) => (open ? undefined : onClose())}
        title={`The link of ${called}`}
        description="It is shown this once. Open it on the tablet now, or copy it."
        footer={
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <DisplayLink token={token} name={called} />
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title="Add a display"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" loading={busy} onClick={() => void make()}>
            Make the link
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label="What it shows">
          <Select value={resourceId} onChange={(event) => setResourceId(event.target.value)}>
            <option value="">The whole space</option>
            {rooms.map(({ id, name: of }) => (
              <option key={id} value={id}>
                {of}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Name" help="So that you know which tablet it is." optional>
          <Input value={name} maxLength={80} placeholder={called} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Checkbox
          checked={books}
          onCheckedChange={setBooks}
          label="Book now"
          description="Whoever stands before it can take what is free for up to an hour, by the rules for visitors."
        />
        <Checkbox
          checked={showsNames}
          onCheckedChange={setShowsNames}
          label="Show names"
          description="Everybody who passes reads them. Shortened (“Ana R.”), and only of members who let others see them."
        />
      </div>
    </Dialog>
  );
}
