'use client';
import { useMutation } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, ImagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { paths } from '@/client/paths';
import type { RefusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { sendPicture } from '@/client/send-picture';
import { useTRPC } from '@/client/trpc';
import { newId } from '@/kernel/ids';
import { PICTURE_MAX_BYTES, PICTURE_TYPES } from '@/kernel/picture-files';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { PHOTOS_MOST, type ManagedResource, type ResourcePhoto } from '../resources.contract';
import type { ResourcesSpace } from './resources-screen';
import { sayNo, useRefresh } from './use-resources';

type Props = { space: ResourcesSpace; resource: ManagedResource };
const TOO_LARGE: RefusalIn = { kind: 'invalid', code: 'picture.too_large', details: {} };

/** The photos of a desk or room: added, described, put in order, taken away. */
export function PhotoEditor({ space, resource }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(0);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const after = { onError: sayNo, onSettled: refresh };
  const ordering = useMutation(trpc.resources.orderPhotos.mutationOptions(after));
  const words = refusal && resourceCopy(refusal.code, refusal.details);
  const { photos } = resource;

  const send = async (files: readonly File[]) => {
    setRefusal(null);
    for (const [at, file] of files.entries()) {
      setSending(files.length - at);
      if (file.size > PICTURE_MAX_BYTES) {
        setRefusal(TOO_LARGE);
        continue;
      }
      const sent = await sendPicture(paths.api.resourcePhotos(space.id, resource.id), file, newId<'request'>());
      if (!sent.ok) setRefusal(sent.refusal);
    }
    setSending(0);
    await refresh();
  };
  const swap = (at: number, by: -1 | 1) => {
    const ids = photos.map((photo) => photo.id);
    const [one, other] = [ids[at], ids[at + by]];
    if (!one || !other) return;
    [ids[at], ids[at + by]] = [other, one];
    ordering.mutate({ spaceId: space.id, resourceId: resource.id, photoIds: ids, requestId: newId<'request'>() });
  };
  return (
    <section aria-label="Photos" className="grid gap-3">
      <h3 className="font-semibold">Photos</h3>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      {photos.length > 0 ? (
        <ul className="grid gap-3">
          {photos.map((photo, at) => (
            <PhotoRow
              key={photo.id}
              space={space}
              photo={photo}
              nth={at + 1}
              onLeft={at > 0 ? () => swap(at, -1) : undefined}
              onRight={at < photos.length - 1 ? () => swap(at, 1) : undefined}
            />
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted text-sm">None yet. A photo says more than a description.</p>
      )}
      <div>
        <Button
          loading={sending > 0}
          disabledReason={photos.length >= PHOTOS_MOST ? `At most ${PHOTOS_MOST} photos` : undefined}
          onClick={() => input.current?.click()}
        >
          <ImagePlus aria-hidden />
          Add photos
        </Button>
      </div>
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
    </section>
  );
}

type RowProps = {
  space: ResourcesSpace;
  photo: ResourcePhoto;
  nth: number;
  onLeft?: () => void;
  onRight?: () => void;
};

function PhotoRow({ space, photo, nth, onLeft, onRight }: RowProps) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [alt, setAlt] = useState(photo.alt);
  const after = { onError: sayNo, onSettled: refresh };
  const describing = useMutation(trpc.resources.describePhoto.mutationOptions(after));
  const removing = useMutation(trpc.resources.removePhoto.mutationOptions(after));
  const which = () => ({ spaceId: space.id, photoId: photo.id, requestId: newId<'request'>() });
  return (
    <li className="flex items-center gap-3">
      <img
        src={paths.api.resourcePhoto(space.operator.id, photo.id, 'small')}
        alt={photo.alt || `Photo ${nth}`}
        width={96}
        height={64}
        className="bg-sunken h-16 w-24 shrink-0 rounded-sm object-cover"
      />
      <Input
        aria-label={`What photo ${nth} shows`}
        placeholder="What it shows"
        maxLength={200}
        className="min-w-0 flex-1"
        value={alt}
        onChange={({ target }) => setAlt(target.value)}
        onBlur={() => (alt === photo.alt ? undefined : describing.mutate({ ...which(), alt }))}
      />
      <div className="flex shrink-0 max-sm:flex-col">
        <Button variant="ghost" size="icon-sm" aria-label={`Photo ${nth} earlier`} disabled={!onLeft} onClick={onLeft}>
          <ArrowLeft aria-hidden />
        </Button>
        <Button variant="ghost" size="icon-sm" aria-label={`Photo ${nth} later`} disabled={!onRight} onClick={onRight}>
          <ArrowRight aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Take photo ${nth} away`}
          loading={removing.isPending}
          onClick={() => removing.mutate(which())}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}
