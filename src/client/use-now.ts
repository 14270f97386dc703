'use client';
import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The time, to the minute. It starts with what the server said, so that both draw the same page. */
export function useNow(first: Date): Date {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const tick = () => setNow(new Date());
    tick();
    const timer = setInterval(tick, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
