'use client';
import { useEffect, useRef } from 'react';
import type { TopicName } from '@/kernel/realtime';
import { useTopic } from './use-topic';

/** Somebody books every few seconds in a full space: whoever plans looks again once they pause. */
const PAUSE_MS = 3_000;

/** While mounted, calls back a while after the topic's data changed, once it has been quiet. Null listens to nothing. */
export function useQuietTopic(topic: TopicName | null, onQuiet: () => void): void {
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  useTopic(topic, () => {
    clearTimeout(pause.current);
    pause.current = setTimeout(onQuiet, PAUSE_MS);
  });
}
