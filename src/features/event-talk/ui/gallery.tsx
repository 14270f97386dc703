'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import type { Photo } from '../event-talk.contract';

type Props = {
  operatorId: string;
  photos: readonly Photo[];
  /** Of the link to an answer, for who has no account. */
  token?: string;
  /** What can be done about the photo that is looked at. */
  actions?: (photo: Photo, close: () => void) => ReactNode;
};

const altOf = ({ caption, name }: Photo): string => caption || `Photo by ${name}`;

/** Photos side by side; one is looked at large, with arrows to the next. Without a script each is a link to its file. */
export function Gallery({ operatorId, photos, token, actions }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const at = photos.findIndex(({ id }) => id === shown);
  const photo = photos[at];
  const src = (id: string, size: 'large' | 'small') => paths.api.eventPhoto(operatorId, id, { size, token });
  const [before, next] = [photos[at - 1]?.id, photos[at + 1]?.id];
  useEffect(() => {
    if (shown === null) return;
    const onKey = ({ key, target }: KeyboardEvent) => {
      // In a field the arrows move in its words.
      if (target instanceof HTMLInputElement) return;
      if (key === 'ArrowLeft' && before) setShown(before);
      if (key === 'ArrowRight' && next) setShown(next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown, before, next]);
  return (
    <>
      <ul aria-label="Photos" className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {photos.map((one, place) => (
          <li key={one.id}>
            <a
              href={src(one.id, 'large')}
              aria-haspopup="dialog"
              className="focus-ring block overflow-hidden rounded-md"
              onClick={(event) => {
                event.preventDefault();
                setShown(one.id);
              }}
            >
              <img
                src={src(one.id, 'small')}
                alt={`${altOf(one)}, ${place + 1} of ${photos.length}`}
                width={320}
                height={240}
                loading="lazy"
                className="bg-sunken aspect-[4/3] h-auto w-full object-cover transition-opacity hover:opacity-90"
              />
            </a>
          </li>
        ))}
      </ul>
      {photo ? (
        <Dialog
          open
          onOpenChange={(open) => (open ? undefined : setShown(null))}
          title={photo.caption || `By ${photo.name}`}
          description={`${photo.caption ? `By ${photo.name}, ` : ''}${at + 1} of ${photos.length}`}
          className="sm:w-[min(60rem,calc(100vw-2rem))]"
          footer={
            <div className="flex w-full flex-wrap items-center gap-2">
              <Button
                size="icon"
                aria-label="The photo before"
                disabled={!before}
                onClick={() => before && setShown(before)}
              >
                <ChevronLeft aria-hidden />
              </Button>
              <Button size="icon" aria-label="The next photo" disabled={!next} onClick={() => next && setShown(next)}>
                <ChevronRight aria-hidden />
              </Button>
              <span className="flex-1" />
              {actions?.(photo, () => setShown(null))}
            </div>
          }
        >
          <img
            key={photo.id}
            src={src(photo.id, 'large')}
            alt={altOf(photo)}
            width={photo.width}
            height={photo.height}
            className="bg-sunken mx-auto h-auto max-h-[64dvh] w-auto max-w-full rounded-md object-contain"
          />
        </Dialog>
      ) : null}
    </>
  );
}
