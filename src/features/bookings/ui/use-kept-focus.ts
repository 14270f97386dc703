import { useEffect, useRef, type RefObject } from 'react';

/**
 * The row whose button opened a dialog goes away when its booking is given back, and the focus with it: then the list takes it, so that
 * the keyboard goes on from there and not from the top of the page. It stays so: a list that empties with a later answer takes the focus
 * with it as a row does.
 */
export function useKeptFocus(open: boolean, rows: unknown): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open) wasOpen.current = true;
    if (open || !wasOpen.current) return;
    // The dialog gives the focus back a moment after it has closed.
    const timer = setTimeout(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      (list.current ?? document.getElementById('content'))?.focus({ preventScroll: true });
    }, 60);
    return () => clearTimeout(timer);
  }, [open, rows]);
  return list;
}
