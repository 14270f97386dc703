'use client';
import { Archive, ArrowDown, ArrowUp, Copy, Ellipsis, Pencil, RotateCcw } from 'lucide-react';
import { paths } from '@/client/paths';
import type { OperatorId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/ui/dropdown-menu';
import type { ManagedResource } from '../resources.contract';

type Props = {
  resource: ManagedResource;
  all: readonly ManagedResource[];
  operatorId: OperatorId;
  onEdit: () => void;
  onDuplicate: () => void;
  onRetire: () => void;
  onBringBack: () => void;
  onStep: (by: -1 | 1) => void;
};

/** One desk or room in the owner's list: its name opens it, its menu has the rest. */
export function ResourceRow({ resource, all, operatorId, onEdit, onDuplicate, onRetire, onBringBack, onStep }: Props) {
  const { name, photos, groupName, capacity, amenities, openToVisitors, partIds, retiredAt } = resource;
  const parts = partIds.flatMap((id) => all.find((one) => one.id === id)?.name ?? []);
  const [photo] = photos;
  const facts = [
    groupName,
    capacity > 1 ? `${capacity} people` : null,
    parts.length > 0 ? `made of ${parts.join(', ')}` : null,
    amenities.join(', '),
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      {photo ? (
        <img
          src={paths.api.resourcePhoto(operatorId, photo.id, 'small')}
          alt=""
          width={56}
          height={40}
          loading="lazy"
          className="bg-sunken h-10 w-14 shrink-0 rounded-sm object-cover"
        />
      ) : null}
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <button
            type="button"
            onClick={onEdit}
            className="focus-ring min-h-6 truncate rounded-sm font-medium hover:underline"
          >
            {name}
          </button>
          {openToVisitors ? null : <Badge>Members only</Badge>}
        </p>
        {facts.length > 0 ? <p className="text-ink-muted truncate text-sm">{facts.join(' · ')}</p> : null}
      </div>
      <DropdownMenu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={`More for ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={onEdit}>
          <Pencil aria-hidden />
          Edit
        </MenuItem>
        <MenuItem onSelect={onDuplicate}>
          <Copy aria-hidden />
          Duplicate
        </MenuItem>
        {retiredAt ? (
          <MenuItem onSelect={onBringBack}>
            <RotateCcw aria-hidden />
            Bring back
          </MenuItem>
        ) : (
          <>
            <MenuItem onSelect={() => onStep(-1)}>
              <ArrowUp aria-hidden />
              Move up
            </MenuItem>
            <MenuItem onSelect={() => onStep(1)}>
              <ArrowDown aria-hidden />
              Move down
            </MenuItem>
            <MenuSeparator />
            <MenuItem tone="danger" onSelect={onRetire}>
              <Archive aria-hidden />
              Retire…
            </MenuItem>
          </>
        )}
      </DropdownMenu>
    </li>
  );
}
