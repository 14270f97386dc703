'use client';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { useEffect, useRef } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { floatLook } from './overlay-look';

export type MenuProps = {
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
};

/** The menu from its first opening on. By a key it opens with the focus on its first entry, as it does ever after. */
export function Menu({ trigger, align = 'end', className, children, byKey }: MenuProps & { byKey: boolean }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!byKey) return;
    const timer = setTimeout(() =>
      content.current
        ?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')
        ?.focus({ preventScroll: true }),
    );
    return () => clearTimeout(timer);
  }, [byKey]);
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={content}
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

export type ItemProps = ComponentProps<typeof Radix.Item> & { tone?: 'danger' };

export const Item = ({ tone, className, ...rest }: ItemProps) => (
  <Radix.Item className={cn(itemLook, tone === 'danger' && 'text-danger [&_svg]:text-danger', className)} {...rest} />
);

export type ChoiceProps = ComponentProps<typeof Radix.CheckboxItem>;

export function Choice({ checked, className, children, ...rest }: ChoiceProps) {
  return (
    <Radix.CheckboxItem checked={checked} className={cn(itemLook, className)} {...rest}>
      <span className="min-w-0 flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export type MenuLabelProps = ComponentProps<typeof Radix.Label>;

export const MenuHeading = ({ className, ...rest }: MenuLabelProps) => (
  <Radix.Label className={cn('text-ink-faint px-2.5 pt-2 pb-1 text-xs font-medium', className)} {...rest} />
);

export const Separator = () => <Radix.Separator className="bg-line -mx-1 my-1 h-px" />;
