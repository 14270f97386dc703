'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { TopicName } from '@/kernel/realtime';
import { useTopic } from './use-topic';

/** A page that was read so lately is not read again because it begins to listen: the whole of it would be drawn twice each time it is opened. */
const FRESH_MS = 5_000;

/** For what comes with a page and is fetched by no query of its own: asks the server for the page again. What was typed and chosen on it stays. */
export function useFreshPage(topic: TopicName): void {
  const router = useRouter();
  const opened = useRef<number | null>(null);
  const listens = useRef(false);
  useEffect(() => {
    opened.current ??= Date.now();
  }, []);
  useTopic(topic, () => {
    const begins = !listens.current && Date.now() - (opened.current ?? 0) < FRESH_MS;
    listens.current = true;
    if (!begins) router.refresh();
  });
}
