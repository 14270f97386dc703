'use client';
import { useCallback, useRef } from 'react';
import { newId, type RequestId } from '@/kernel/ids';

/** One id per intent: trying the same again keeps it, so that it happens once; another wish gets another. */
export function useRequestId(): (intent: unknown) => RequestId {
  const last = useRef<{ intent: string; id: RequestId } | null>(null);
  return useCallback((intent) => {
    const text = JSON.stringify(intent);
    if (last.current?.intent !== text) last.current = { intent: text, id: newId<'request'>() };
    return last.current.id;
  }, []);
}
