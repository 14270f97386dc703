'use client';
import { Dialog } from '@/ui/dialog';
import type { ManagedResource, ManagedSpace } from '../resources.contract';
import { AboutForm } from './about-form';
import { PartsPicker } from './parts-picker';
import { PhotoEditor } from './photo-editor';
import { PlaceEditor } from './place-editor';
import type { ResourcesSpace } from './resources-screen';

type Props = {
  space: ResourcesSpace;
  managed: ManagedSpace;
  resource: ManagedResource;
  locale: string;
  onClose: () => void;
};

/** Everything about one desk or room; each part is saved by itself. */
export function ResourceSheet({ space, managed, resource, locale, onClose }: Props) {
  return (
    <Dialog
      open
      shape="sheet"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={resource.name}
      className="md:w-[34rem]"
    >
      <div className="grid gap-8">
        <AboutForm spaceId={space.id} managed={managed} resource={resource} />
        <PhotoEditor space={space} resource={resource} />
        {resource.retiredAt ? null : (
          <>
            <PlaceEditor spaceId={space.id} managed={managed} resource={resource} />
            <PartsPicker space={space} managed={managed} resource={resource} locale={locale} />
          </>
        )}
      </div>
    </Dialog>
  );
}
