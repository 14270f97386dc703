'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { paths } from '@/client/paths';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { sendPicture } from '@/client/send-picture';
import { useTRPC } from '@/client/trpc';
import { newId } from '@/kernel/ids';
import { PICTURE_TYPES } from '@/kernel/picture-files';
import { Avatar } from '@/ui/avatar';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast-store';
import { PHOTO_MAX_BYTES } from '../domain/photo-bytes';
import type { MyProfile, PhotoAnswer } from '../members.contract';

type Props = { profile: MyProfile['profiles'][number] };

/** One's portrait: chosen, looked at, saved; or taken away. */
export function PhotoField({ profile }: Props) {
  const { operator, memberId, displayName } = profile;
  const trpc = useTRPC();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [version, setVersion] = useState(profile.photoVersion);
  const [chosen, setChosen] = useState<{ file: File; url: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  useEffect(() => () => (chosen ? URL.revokeObjectURL(chosen.url) : undefined), [chosen]);
  const removing = useMutation(
    trpc.members.removePhoto.mutationOptions({
      onSuccess: () => done(0, 'Your photo is gone'),
      onError: (error) => setRefusal(refusalIn(error)),
    }),
  );
  const done = (photoVersion: number, title: string) => {
    setVersion(photoVersion);
    setChosen(null);
    toast({ title, tone: 'success' });
    router.refresh();
  };
  const choose = (file: File | undefined) => {
    setRefusal(null);
    if (!file) return;
    if (file.size > PHOTO_MAX_BYTES) return setRefusal({ kind: 'invalid', code: 'photo.too_large', details: {} });
    setChosen({ file, url: URL.createObjectURL(file) });
  };
  const save = async () => {
    if (!chosen) return;
    setBusy(true);
    const sent = await sendPicture<PhotoAnswer>(paths.api.photos(operator.id), chosen.file, newId<'request'>());
    setBusy(false);
    if (sent.ok) done(sent.answer.photoVersion, 'Your photo is saved');
    else {
      // What could not be read cannot be shown either.
      if (sent.refusal.kind === 'invalid') setChosen(null);
      setRefusal(sent.refusal);
    }
  };
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const photo = chosen?.url ?? paths.api.photo(operator.id, memberId, version);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Avatar name={displayName} id={memberId} photo={photo} size="xl" />
        <div className="grid gap-2">
          <p className="text-ink-muted text-sm">
            {chosen
              ? 'This is how it will look. Not saved yet.'
              : version > 0
                ? 'Your photo'
                : 'Your initials stand in for a photo.'}
          </p>
          <div className="flex flex-wrap gap-2">
            {chosen ? (
              <>
                <Button variant="primary" size="sm" loading={busy} onClick={() => void save()}>
                  Save photo
                </Button>
                <Button size="sm" variant="ghost" onClick={() => setChosen(null)}>
                  Don’t use it
                </Button>
              </>
            ) : (
              <>
                <Button size="sm" onClick={() => input.current?.click()}>
                  {version > 0 ? 'Choose another' : 'Choose a photo'}
                </Button>
                {version > 0 ? (
                  <Button
                    size="sm"
                    variant="ghost"
                    loading={removing.isPending}
                    onClick={() => removing.mutate({ operatorId: operator.id, requestId: newId<'request'>() })}
                  >
                    Take it away
                  </Button>
                ) : null}
              </>
            )}
          </div>
        </div>
        <input
          ref={input}
          type="file"
          accept={PICTURE_TYPES}
          aria-label="Photo"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            choose(event.target.files?.[0]);
            // The same file may be chosen again after a refusal.
            event.target.value = '';
          }}
        />
      </div>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
    </div>
  );
}
