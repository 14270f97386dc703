'use client';
import { useCallback, useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const KEPT = 'desk-shortcuts';
const listeners = new Set<() => void>();

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};
/** Storage may be forbidden; then they are on until the page is left. */
let forgotten: 'on' | 'off' = 'on';
const kept = () => {
  try {
    return localStorage.getItem(KEPT) === 'off' ? 'off' : 'on';
  } catch {
    return forgotten;
  }
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Letters that act anywhere on the page, while nobody types and no window is open. They can be turned off, and stay so (WCAG 2.1.4). */
export function useDeskKeys(onKey: (key: string) => boolean) {
  const on = useSyncExternalStore(subscribe, kept, () => 'on') === 'on';
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('[role="dialog"],[role="menu"],[role="alertdialog"]')) return;
    if (onKey(event.key)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const turn = useCallback((next: boolean) => {
    forgotten = next ? 'on' : 'off';
    try {
      localStorage.setItem(KEPT, forgotten);
    } catch {
      // Kept for this page alone.
    }
    for (const tell of listeners) tell();
  }, []);
  return { on, turn };
}
