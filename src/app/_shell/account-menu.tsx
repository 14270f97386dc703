'use client';
import { ChevronDown, LogOut, ReceiptText, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { paths } from '@/client/paths';
import { signOut } from '@/client/sign-out';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/ui/dropdown-menu';
import { toast } from '@/ui/toast-store';
import { VisuallyHidden } from '@/ui/visually-hidden';

type Props = { name: string; email: string; id: string; photo: string | null; accountHref?: string | undefined };

/** Whoever is signed in: their profile, what they owe here, and the way out. */
export function AccountMenu({ name, email, id, photo, accountHref }: Props) {
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    signOut().catch(() => {
      setLeaving(false);
      toast({ title: 'Signing out did not work', description: 'Check your network and try again.', tone: 'danger' });
    });
  };
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" className="gap-1.5 px-1.5" loading={leaving}>
          <VisuallyHidden>Account of {name}</VisuallyHidden>
          <Avatar name={name} id={id} photo={photo} size="md" />
          <ChevronDown aria-hidden className="max-sm:hidden" />
        </Button>
      }
    >
      <MenuLabel>
        <span className="text-ink block text-sm">{name}</span>
        <span className="block max-w-60 truncate font-normal">{email}</span>
      </MenuLabel>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href={paths.profile()}>
          <UserRound aria-hidden />
          Profile
        </Link>
      </MenuItem>
      {accountHref ? (
        <MenuItem asChild>
          <Link href={accountHref}>
            <ReceiptText aria-hidden />
            My account
          </Link>
        </MenuItem>
      ) : null}
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
