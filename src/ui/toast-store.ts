import type { ReactNode } from 'react';

export type ToastMessage = {
  id: string;
  title: ReactNode;
  description?: ReactNode;
  tone?: 'neutral' | 'success' | 'danger';
  /** the way back: "Undo" */
  action?: { label: string; onPress: () => void };
  /** milliseconds on the screen; with an action it stays as long as the undo holds */
  duration?: number;
};

const SHOWN_AT_ONCE = 3;
let messages: readonly ToastMessage[] = [];
let made = 0;
const listeners = new Set<() => void>();

function change(next: readonly ToastMessage[]): void {
  messages = next;
  for (const tell of listeners) tell();
}

export const toastMessages = {
  now: (): readonly ToastMessage[] => messages,
  none: (): readonly ToastMessage[] => EMPTY,
  subscribe: (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  },
};
const EMPTY: readonly ToastMessage[] = [];

/** Says for a moment what has just happened; returns the id that takes it away again. The same id replaces what it said before. */
export function toast(message: Omit<ToastMessage, 'id'> & { id?: string }): string {
  const id = message.id ?? `toast-${(made += 1)}`;
  change([...messages.filter((shown) => shown.id !== id), { ...message, id }].slice(-SHOWN_AT_ONCE));
  return id;
}

export function dismissToast(id: string): void {
  if (messages.some((shown) => shown.id === id)) change(messages.filter((shown) => shown.id !== id));
}
