'use client';
import { useEffect, useSyncExternalStore } from 'react';

/** Once the page has come to rest: what is fetched then is there when it is wanted, and no part of the first load. */
const REST_MS = 1_500;

/** Code that only an open menu or window needs. It is fetched once the page rests, or when first wanted. */
export function lateModule<T>(load: () => Promise<T>) {
  let held: T | null = null;
  const listeners = new Set<() => void>();
  const fetchIt = () =>
    load().then(
      (module) => {
        held ??= module;
        for (const tell of listeners) tell();
      },
      // Without a network the next press tries again; the page itself goes on.
      () => undefined,
    );
  const subscribe = (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  };
  const now = () => held;
  return {
    now,
    /** `wanted`: fetch it at once. */
    use: (wanted: boolean): T | null => {
      const module = useSyncExternalStore(subscribe, now, () => null);
      useEffect(() => {
        if (held) return;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const wait = () => (timer = setTimeout(() => void fetchIt(), REST_MS));
        if (wanted) void fetchIt();
        else if (document.readyState === 'complete') wait();
        else window.addEventListener('load', wait, { once: true });
        return () => {
          clearTimeout(timer);
          window.removeEventListener('load', wait);
        };
      }, [wanted]);
      return module;
    },
  };
}
