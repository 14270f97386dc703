import type { Pending } from '../../domain/door-queue';

const keyOf = (dateId: string) => `coworkflow.door.${dateId}`;
const NONE: readonly Pending[] = [];

/** What this phone has still to send for a date: kept in the browser, so that it outlives a reload. For `useSyncExternalStore`. */
export function openKept(dateId: string) {
  let held: readonly Pending[] | null = null;
  const listeners = new Set<() => void>();
  return {
    now: (): readonly Pending[] => (held ??= read(dateId)),
    onServer: () => NONE,
    become: (next: readonly Pending[]) => {
      held = next;
      write(dateId, next);
      for (const tell of listeners) tell();
    },
    subscribe: (tell: () => void) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
  };
}

function read(dateId: string): readonly Pending[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(dateId)) ?? '[]');
    return Array.isArray(kept) ? (kept as Pending[]) : NONE;
  } catch {
    return NONE;
  }
}

/** A browser that keeps nothing (private, full) goes on with what the page has in mind. */
function write(dateId: string, pending: readonly Pending[]): void {
  try {
    if (pending.length === 0) window.localStorage.removeItem(keyOf(dateId));
    else window.localStorage.setItem(keyOf(dateId), JSON.stringify(pending));
  } catch {
    // Nothing to be done about it, and nothing lost as long as the page is open.
  }
}
