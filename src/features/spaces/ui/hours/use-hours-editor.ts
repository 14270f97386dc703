'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import type { SpaceId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import { draftOf, problemsOf } from '../../domain/hours-draft';
import type { Hours, HoursSettings, HoursTouch } from '../../hours.contract';
import { forgetHoursDraft, keepHoursDraft, readHoursDraft } from './hours-draft-keeper';

/** Whoever types a time types the next one too: the bookings are counted once they pause. */
const PAUSE_MS = 500;
const NOTHING_TOUCHED: HoursTouch = { count: 0, first: [] };

/** The hours while they are edited: what differs, what would be left outside, and saving. */
export function useHoursEditor(spaceId: SpaceId, settings: HoursSettings) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const router = useRouter();
  const request = useRequestId();
  const [saved, setSaved] = useState(() => ({ hours: draftOf(settings), version: settings.version }));
  const [draft, setDraft] = useState(saved.hours);
  const text = JSON.stringify(draft);
  const dirty = text !== JSON.stringify(saved.hours);
  const problems = problemsOf(draft);
  useUnsavedWarning(dirty);

  // Back from the planner without having decided there: what was typed is still here.
  useEffect(() => {
    const timer = setTimeout(() => {
      const kept = readHoursDraft(spaceId);
      forgetHoursDraft(spaceId);
      if (kept?.version === settings.version) setDraft(kept.hours);
    });
    return () => clearTimeout(timer);
  }, [spaceId, settings.version]);

  const paused = usePaused(text);
  const counting = dirty && problems.words === null;
  const touchKey = (hours: string) => ['hours-touch', spaceId, saved.version, hours];
  const touch = useQuery({
    queryKey: touchKey(paused),
    queryFn: () => client.spaces.hoursTouch.mutate({ spaceId, hours: JSON.parse(paused) as Hours }),
    enabled: counting && paused === text,
    // Who books meanwhile counts too.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

  const saving = useMutation(trpc.spaces.changeHours.mutationOptions());
  const refusal = saving.error ? refusalIn(saving.error) : null;
  const save = (keep: boolean) => {
    const input = { spaceId, hours: draft, version: saved.version, keep };
    saving.mutate(
      { ...input, requestId: request.idFor(input) },
      {
        onSuccess: ({ version, kept }) => {
          request.answered();
          setSaved({ hours: draft, version });
          const left = kept === 1 ? 'One booking stays outside of them.' : `${kept} bookings stay outside of them.`;
          toast({
            title: 'The new hours count from now on',
            tone: 'success',
            ...(kept > 0 ? { description: left } : {}),
          });
          router.refresh();
        },
        onError: (error) => {
          const { code, details } = refusalIn(error);
          // Somebody booked while this was being read.
          if (code === 'hours.touches_bookings') queries.setQueryData(touchKey(text), details);
        },
      },
    );
  };

  return {
    draft,
    problems,
    dirty,
    touch: counting ? (touch.data ?? NOTHING_TOUCHED) : NOTHING_TOUCHED,
    counting: counting && (paused !== text || touch.isFetching),
    change: (changed: Partial<Hours>) => {
      saving.reset();
      setDraft((before) => ({ ...before, ...changed }));
    },
    discard: () => {
      saving.reset();
      setDraft(saved.hours);
    },
    save,
    saving: saving.isPending,
    refusal: refusal?.code === 'hours.touches_bookings' ? null : refusal,
    /** Takes the new hours to the planner, unsaved. */
    plan: (href: string) => {
      if (keepHoursDraft(spaceId, { hours: draft, version: saved.version })) router.push(href);
    },
  };
}

/** The text once it has not changed for a moment. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
