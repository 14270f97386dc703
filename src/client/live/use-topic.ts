'use client';
import { useEffect, useEffectEvent } from 'react';
import type { TopicName } from '@/kernel/realtime';
import { useLiveConnection } from './live-context';

/** While mounted, calls back whenever the topic's data should be fetched again. Null listens to nothing. */
export function useTopic(topic: TopicName | null, onNudge: () => void): void {
  const connection = useLiveConnection();
  const nudge = useEffectEvent(onNudge);
  useEffect(() => (topic === null ? undefined : connection.listen(topic, () => nudge())), [connection, topic]);
}
