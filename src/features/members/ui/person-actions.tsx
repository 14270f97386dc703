'use client';
import { Ellipsis, RotateCcw, UserMinus } from 'lucide-react';
import { errorCopy } from '@/client/error-copy';
import type { Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { DropdownMenu, MenuItem } from '@/ui/dropdown-menu';
import { mayRemove, mayRestore } from '../members.access';
import type { PersonRow } from '../members.contract';

type Props = {
  asker: { readonly memberId: MemberId; readonly role: Role };
  person: PersonRow;
  owners: number;
  onRemove: () => void;
  onRestore: () => void;
};

/** What else can be done with somebody: remove them, or bring them back. What can't be done says why. */
export function PersonActions({ asker, person, owners, onRemove, onRestore }: Props) {
  const { displayName, status, role } = person;
  const gone = status === 'removed';
  const allowed = gone ? mayRestore(asker.role, role) : mayRemove(asker, person, owners);
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${displayName}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem
        tone={gone || !allowed.ok ? undefined : 'danger'}
        aria-disabled={allowed.ok ? undefined : true}
        className={cn('max-w-72', !allowed.ok && 'text-ink-faint cursor-not-allowed')}
        onSelect={(event) => {
          if (!allowed.ok) event.preventDefault();
          else if (gone) onRestore();
          else onRemove();
        }}
      >
        {gone ? <RotateCcw aria-hidden /> : <UserMinus aria-hidden />}
        <span className="min-w-0">
          <span className="block">{gone ? 'Bring back' : 'Remove…'}</span>
          {allowed.ok ? null : (
            <span className="text-ink-faint block text-sm">
              {errorCopy(allowed.code).title}. {errorCopy(allowed.code).hint}
            </span>
          )}
        </span>
      </MenuItem>
    </DropdownMenu>
  );
}
