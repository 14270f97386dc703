'use client';
import { ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { DropdownMenu, MenuItem, MenuLabel } from '@/ui/dropdown-menu';

type Choice = {
  readonly operator: { readonly slug: string; readonly name: string };
  readonly space: { readonly slug: string; readonly name: string };
};
type Props = { choices: readonly Choice[]; current?: Choice };

/** From one space to another; only there for those who have several. */
export function SpaceSwitcher({ choices, current }: Props) {
  if (choices.length < 2) return null;
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button
          variant="ghost"
          size="sm"
          className="min-w-0 shrink px-2"
          aria-label={`Space: ${current?.space.name ?? 'choose'}. Switch space`}
        >
          <span className="truncate max-sm:hidden">{current?.space.name ?? 'Spaces'}</span>
          <ChevronsUpDown aria-hidden />
        </Button>
      }
    >
      <MenuLabel>Your spaces</MenuLabel>
      {choices.map(({ operator, space }) => (
        <MenuItem key={`${operator.slug}/${space.slug}`} asChild>
          <Link
            href={paths.book(operator.slug, space.slug)}
            aria-current={
              operator.slug === current?.operator.slug && space.slug === current.space.slug ? 'true' : undefined
            }
            className="aria-[current=true]:text-accent-ink aria-[current=true]:font-medium"
          >
            <span className="grid">
              {space.name}
              <span className="text-ink-faint text-xs font-normal">{operator.name}</span>
            </span>
          </Link>
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
