'use client';
import { Moon, Sun, SunMoon } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Button } from './button';
import { DropdownMenu, MenuChoice } from './dropdown-menu';

const MODES = [
  { value: 'system', words: 'Like this device', icon: <SunMoon aria-hidden /> },
  { value: 'light', words: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', words: 'Dark', icon: <Moon aria-hidden /> },
] as const;
const never = () => () => undefined;

/** Light, dark, or as the device has it. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the choice: until hydration the button shows the neutral picture.
  const known = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const current = MODES.find((mode) => known && mode.value === theme) ?? MODES[0];
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label="Light or dark">
          {current.icon}
        </Button>
      }
    >
      {MODES.map((mode) => (
        <MenuChoice key={mode.value} checked={current.value === mode.value} onSelect={() => setTheme(mode.value)}>
          {mode.words}
        </MenuChoice>
      ))}
    </DropdownMenu>
  );
}
