'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { wayOf } from '@/features/event-report/domain/who-looks';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import type { Answered, AnswerInput } from '../rsvps.contract';

export type Sent = Pick<AnswerInput, 'act' | 'party' | 'guestNames' | 'note' | 'replies' | 'ticket'>;

const TOLD: Record<Answered['status'], string> = {
  going: 'You are coming',
  waiting: 'You are in line. You hear from us when a place is free',
  asked: 'You have asked to come. The host answers',
  offered: 'The place is held for you',
  declined: 'Your place goes to the next',
  cancelled: 'You are not coming any more',
};

/** Sends one's own answer, and says what became of it. */
export function useAnswer(operatorId: string, dateId: string, onDone: () => void) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [busy, setBusy] = useState<Sent['act'] | null>(null);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const send = async (said: Sent) => {
    const wish = { ...said, cameFrom: wayHere(), operatorId: operatorId as OperatorId, dateId: dateId as EventDateId };
    setBusy(said.act);
    setRefusal(null);
    try {
      const answer = await api.events.answer.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      toast({ title: TOLD[answer.status], tone: 'success' });
      onDone();
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
    }
    await Promise.all([
      client.invalidateQueries(trpc.events.page.pathFilter()),
      client.invalidateQueries(trpc.events.list.pathFilter()),
    ]);
    setBusy(null);
  };
  return { busy, refusal, send };
}

/** By which way one came to the page, as its address says. */
const wayHere = (): string => wayOf(new URLSearchParams(window.location.search).get('from') ?? undefined, '');
