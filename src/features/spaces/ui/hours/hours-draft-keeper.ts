import type { Hours } from '../../hours.contract';

/** New hours on their way to the planner, which writes them once each booking they touch has been seen to. */
export type KeptHours = { readonly hours: Hours; readonly version: string };

const keyOf = (spaceId: string) => `coworkflow:hours:${spaceId}`;

/** Keeps new hours, not saved yet, for as long as this tab is open. False where the browser keeps nothing. */
export function keepHoursDraft(spaceId: string, kept: KeptHours): boolean {
  try {
    sessionStorage.setItem(keyOf(spaceId), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, or null. The server checks it once more before it is written. */
export function readHoursDraft(spaceId: string): KeptHours | null {
  try {
    const text = sessionStorage.getItem(keyOf(spaceId));
    return text ? (JSON.parse(text) as KeptHours) : null;
  } catch {
    return null;
  }
}

export function forgetHoursDraft(spaceId: string): void {
  try {
    sessionStorage.removeItem(keyOf(spaceId));
  } catch {
    // Nothing was kept.
  }
}
