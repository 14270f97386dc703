'use client';
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';

const OwnZone = createContext<string | null>(null);

/** The time zone that the reader has chosen in their profile; null leaves it to the device. */
export const ReaderZone = ({ timeZone, children }: { timeZone: string | null; children: ReactNode }) => (
  <OwnZone value={timeZone}>{children}</OwnZone>
);

const never = () => () => undefined;
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The clock that the reader lives by: the one of their profile, else their device's, which the server does not know (null). */
export function useReaderZone(): string | null {
  const chosen = useContext(OwnZone);
  const device = useSyncExternalStore(never, deviceZone, () => null);
  return chosen ?? device;
}
