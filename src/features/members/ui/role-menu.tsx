'use client';
import { ChevronDown } from 'lucide-react';
import { errorCopy } from '@/client/error-copy';
import { ROLES, type Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { DropdownMenu, MenuChoice, MenuLabel } from '@/ui/dropdown-menu';
import { ROLE_NAME, ROLE_SENTENCE } from '../domain/role-words';
import { mayChangeRole } from '../members.access';

type Who = { readonly memberId: MemberId; readonly role: Role };
type Props = {
  asker: Who;
  target: Who & { readonly displayName: string };
  owners: number;
  saving: boolean;
  onChange: (role: Role) => void;
};

/** The member's role, and the others they could have. One that can't be given stays in the list and says why. */
export function RoleMenu({ asker, target, owners, saving, onChange }: Props) {
  return (
    <DropdownMenu
      align="start"
      className="max-w-80"
      trigger={
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2.5 font-normal"
          loading={saving}
          aria-label={`Role of ${target.displayName}: ${ROLE_NAME[target.role]}. Change`}
        >
          {ROLE_NAME[target.role]}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuLabel>Role of {target.displayName}</MenuLabel>
      {ROLES.map((role) => {
        const chosen = role === target.role;
        const allowed = mayChangeRole(asker, target, role, owners);
        const barred = !chosen && !allowed.ok;
        return (
          // Not `disabled`: the reason must be within reach of the keyboard and of screen readers.
          <MenuChoice
            key={role}
            checked={chosen}
            aria-disabled={barred || undefined}
            className={cn(barred && 'text-ink-faint cursor-not-allowed')}
            onSelect={(event) => {
              if (barred) event.preventDefault();
              else if (!chosen) onChange(role);
            }}
          >
            <span className="block">{ROLE_NAME[role]}</span>
            <span className="text-ink-faint block text-sm">
              {barred ? errorCopy(allowed.code).title : ROLE_SENTENCE[role]}
            </span>
          </MenuChoice>
        );
      })}
    </DropdownMenu>
  );
}
