import { paths } from '@/client/paths';
import type { ShownPhoto } from '../spaces.contract';

type Props = { operatorId: string; photos: readonly ShownPhoto[]; name: string };

/** The photos of a desk or room side by side; more than fit are a swipe, or an arrow key, away. */
export function PhotoStrip({ operatorId, photos, name }: Props) {
  if (photos.length === 0) return null;
  const [only] = photos;
  if (photos.length === 1 && only)
    return <Photo operatorId={operatorId} photo={only} name={name} className="aspect-[3/2] w-full" />;
  return (
    <ul
      aria-label={`Photos of ${name}`}
      tabIndex={0}
      className="-mx-1 flex snap-x gap-2 overflow-x-auto px-1 pb-1 focus-visible:outline-2 focus-visible:outline-accent-ink"
    >
      {photos.map((photo) => (
        <li key={photo.id} className="shrink-0 snap-start">
          <Photo operatorId={operatorId} photo={photo} name={name} className="h-40 w-60" />
        </li>
      ))}
    </ul>
  );
}

type PhotoProps = { operatorId: string; photo: ShownPhoto; name: string; className: string };

const Photo = ({ operatorId, photo, name, className }: PhotoProps) => (
  // Two sizes that are made already: there is nothing for an image server to do.
  <img
    src={paths.api.resourcePhoto(operatorId, photo.id, 'small')}
    srcSet={`${paths.api.resourcePhoto(operatorId, photo.id, 'small')} 480w, ${paths.api.resourcePhoto(operatorId, photo.id, 'large')} 1600w`}
    sizes="22rem"
    alt={photo.alt || `Photo of ${name}`}
    width={photo.width}
    height={photo.height}
    loading="lazy"
    decoding="async"
    className={`bg-sunken rounded-md object-cover ${className}`}
  />
);
