'use client';
import { Slot } from 'radix-ui';
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { lateModule } from './late-module';
import type { ChoiceProps, ItemProps, MenuLabelProps, MenuProps } from './menu-parts';

// Every page has a menu in its frame, and hardly a visit opens one: Radix and its positioning are 30 kB.
const parts = lateModule(() => import('./menu-parts'));

/** A menu of things to do, on the button that opens it. */
export function DropdownMenu(props: MenuProps) {
  const [asked, setAsked] = useState<'pointer' | 'key' | null>(null);
  const loaded = parts.use(asked !== null);
  if (loaded && asked) return <loaded.Menu {...props} byKey={asked === 'key'} />;
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      data-state="closed"
      onPointerDown={(event: PointerEvent) => {
        if (event.button !== 0 || event.ctrlKey) return;
        event.preventDefault();
        setAsked('pointer');
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
        event.preventDefault();
        setAsked('key');
      }}
    >
      {props.trigger}
    </Slot.Root>
  );
}

// What stands in a menu is drawn only while it is open, thus never before its code is there.
export function MenuItem(props: ItemProps) {
  const { Item } = parts.now() ?? {};
  return Item ? <Item {...props} /> : null;
}

/** One of several: the mark stands at the chosen one. */
export function MenuChoice(props: ChoiceProps) {
  const { Choice } = parts.now() ?? {};
  return Choice ? <Choice {...props} /> : null;
}

export function MenuLabel(props: MenuLabelProps) {
  const { MenuHeading } = parts.now() ?? {};
  return MenuHeading ? <MenuHeading {...props} /> : null;
}

export function MenuSeparator() {
  const { Separator } = parts.now() ?? {};
  return Separator ? <Separator /> : null;
}
