'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ComponentType } from 'react';
import { toastMessages } from './toast-store';

/** Once the page has come to rest the code for messages is fetched: it must be there when the network is not. */
const REST_MS = 1_500;

/** Stands once in the layout. The code that shows messages is no part of the first load: it comes after it, or with the first message. */
export function ToastOutlet() {
  const [Toaster, setToaster] = useState<ComponentType | null>(null);
  const asked = useSyncExternalStore(toastMessages.subscribe, toastMessages.now, toastMessages.none).length;
  useEffect(() => {
    if (Toaster) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchIt = () =>
      import('./toaster').then(
        (module) => setToaster(() => module.Toaster),
        // Without a network the next message tries again; the page itself goes on.
        () => undefined,
      );
    const wait = () => (timer = setTimeout(() => void fetchIt(), REST_MS));
    if (asked > 0) void fetchIt();
    else if (document.readyState === 'complete') wait();
    else window.addEventListener('load', wait, { once: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('load', wait);
    };
  }, [Toaster, asked]);
  return Toaster ? <Toaster /> : null;
}
