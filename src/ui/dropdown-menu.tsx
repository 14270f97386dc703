'use client';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { floatLook } from './overlay-look';

type Props = { trigger: ReactNode; align?: 'start' | 'center' | 'end'; className?: string; children: ReactNode };

/** A menu of things to do, on the button that opens it. */
export function DropdownMenu({ trigger, align = 'end', className, children }: Props) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(floatLook, 'min-w-48 p-1', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemLook =
  'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-base no-underline outline-none data-[highlighted]:bg-sunken data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

type ItemProps = ComponentProps<typeof Radix.Item> & { tone?: 'danger' };

export const MenuItem = ({ tone, className, ...rest }: ItemProps) => (
  <Radix.Item className={cn(itemLook, tone === 'danger' && 'text-danger [&_svg]:text-danger', className)} {...rest} />
);

/** One of several: the mark stands at the chosen one. */
export function MenuChoice({ checked, className, children, ...rest }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem checked={checked} className={cn(itemLook, className)} {...rest}>
      <span className="min-w-0 flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export const MenuLabel = ({ className, ...rest }: ComponentProps<typeof Radix.Label>) => (
  <Radix.Label className={cn('text-ink-faint px-2.5 pt-2 pb-1 text-xs font-medium', className)} {...rest} />
);

export const MenuSeparator = () => <Radix.Separator className="bg-line -mx-1 my-1 h-px" />;
