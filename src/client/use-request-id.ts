'use client';
import { useState } from 'react';
import { newId, type RequestId } from '@/kernel/ids';

/**
 * One id per intent: trying the same again keeps it, so that it happens once; another wish gets another. Once it was `answered` the intent
 * is over: the same wish anew (booked, undone, booked again) is a new one, or the server would say no more than what it said before.
 */
type Requests = { readonly idFor: (intent: unknown) => RequestId; readonly answered: () => void };

function startRequests(): Requests {
  let last: { intent: string; id: RequestId } | null = null;
  return {
    idFor: (wish) => {
      const intent = JSON.stringify(wish);
      if (last?.intent !== intent) last = { intent, id: newId<'request'>() };
      return last.id;
    },
    answered: () => {
      last = null;
    },
  };
}

/** The request ids of one screen part, for as long as it stands. */
export function useRequestId(): Requests {
  const [requests] = useState(startRequests);
  return requests;
}
