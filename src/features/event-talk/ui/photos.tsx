'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId, type EventId, type EventPhotoId, type OperatorId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { ShowMore } from '@/ui/show-more';
import { toast } from '@/ui/toast-store';
import type { Photo } from '../event-talk.contract';
import { Gallery } from './gallery';
import { PhotoUploader } from './photo-uploader';

type Props = {
  operatorId: OperatorId;
  eventId: EventId;
  /** Dates that one may add photos to. */
  dates: readonly { readonly dateId: string; readonly when: string }[];
};

/** Photos of an event, by those who were there. Nothing stands here before there are any, or before one may add some. */
export function Photos({ operatorId, eventId, dates }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const list = useInfiniteQuery(
    trpc.eventTalk.photos.infiniteQueryOptions(
      { operatorId, eventId },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const pages = list.data?.pages;
  const photos = pages?.flatMap((page) => page.photos) ?? [];
  const runs = pages?.[0]?.runs ?? false;
  const refresh = () => client.invalidateQueries(trpc.eventTalk.photos.pathFilter());
  if (photos.length === 0 && dates.length === 0) return null;
  return (
    <section aria-labelledby="photos" className="grid gap-4">
      <h2 id="photos" className="text-xl">
        Photos
      </h2>
      {photos.length > 0 ? (
        <Gallery
          operatorId={operatorId}
          photos={photos}
          actions={(photo, close) =>
            photo.mine || runs ? (
              <PhotoActions
                key={photo.id}
                {...{ operatorId, eventId, photo }}
                onDone={async (gone) => {
                  if (gone) close();
                  await refresh();
                }}
              />
            ) : null
          }
        />
      ) : pages ? (
        <p className="text-ink-muted">None yet. Add the first, for those who were there.</p>
      ) : null}
      {list.hasNextPage ? (
        <ShowMore
          shown={photos.length}
          what="photos"
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      {dates.length > 0 ? <PhotoUploader {...{ operatorId, dates }} onSent={refresh} /> : null}
    </section>
  );
}

type ActionProps = Omit<Props, 'dates'> & { photo: Photo; onDone: (gone: boolean) => Promise<void> };

/** What one does about a photo of one's own; hosts about any. */
function PhotoActions({ operatorId, eventId, photo, onDone }: ActionProps) {
  const api = useTRPCClient();
  const [caption, setCaption] = useState(photo.caption);
  const [busy, setBusy] = useState(false);
  const which = () => ({
    ...{ operatorId, eventId, photoId: photo.id as EventPhotoId, requestId: newId<'request'>() },
  });
  const act = async (gone: boolean) => {
    setBusy(true);
    try {
      if (gone) await api.eventTalk.removePhoto.mutate(which());
      else await api.eventTalk.captionPhoto.mutate({ ...which(), caption });
      toast({ title: gone ? 'The photo is gone' : 'Saved', tone: 'success' });
    } catch (error) {
      const { code, details } = refusalIn(error);
      toast({ title: eventCopy(code, details).title, tone: 'danger' });
    }
    setBusy(false);
    await onDone(gone);
  };
  return (
    <>
      <Input
        aria-label="What the photo shows"
        placeholder="What it shows"
        maxLength={200}
        className="min-w-32 flex-1 basis-48"
        value={caption}
        onChange={({ target }) => setCaption(target.value)}
      />
      {caption === photo.caption ? null : (
        <Button loading={busy} onClick={() => void act(false)}>
          Save
        </Button>
      )}
      <Button variant="danger-quiet" loading={busy} onClick={() => void act(true)}>
        Take it away
      </Button>
    </>
  );
}
