'use client';
import { useSyncExternalStore } from 'react';
import { lateModule } from './late-module';
import { toastMessages } from './toast-store';

const late = lateModule(() => import('./toaster'));

/** Stands once in the layout. What shows messages comes once the page rests, because it must be there when the network is not. */
export function ToastOutlet() {
  const asked = useSyncExternalStore(toastMessages.subscribe, toastMessages.now, toastMessages.none).length > 0;
  const loaded = late.use(asked);
  return loaded ? <loaded.Toaster /> : null;
}
