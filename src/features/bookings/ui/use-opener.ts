'use client';
import { useCallback, useRef, useState } from 'react';

/** Remembers what opened the panel, and gives the focus back to it, or to the row of the same desk when that is gone. */
export function useOpener() {
  const opener = useRef<Element | null>(null);
  const [known, setKnown] = useState(false);
  const remember = useCallback(() => {
    // A switch made inside the panel keeps the first opener: the way back leads to the plan.
    if (!document.activeElement?.closest('[data-panel]')) opener.current = document.activeElement;
    setKnown(true);
  }, []);
  const giveBack = useCallback((resourceId: string) => {
    requestAnimationFrame(() => {
      const row = document.querySelector(`[data-row="${CSS.escape(resourceId)}"]`);
      const target = opener.current?.isConnected && opener.current !== document.body ? opener.current : row;
      if (target instanceof HTMLElement || target instanceof SVGElement) target.focus({ preventScroll: true });
    });
  }, []);
  return { known, remember, giveBack };
}
