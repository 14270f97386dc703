'use client';
import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import type { EventId, OperatorId, SpaceId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { toast } from '@/ui/toast-store';
import { choiceFor, decisionsOf, sumsOf, type DateChoice, type DateChoices } from '../../domain/date-choices';
import { wishOfDraft, type EventDraft } from '../../domain/event-draft';
import { ticketProblem } from '../../domain/ticket-draft';
import type { EditedEvent } from '../../event-pages.contract';
import type { TicketTaxes } from '../../tickets.contract';
import { eventWishSchema, type EventWish, type SaveEventInput } from '../../events.contract';

export type EditorSpace = {
  readonly id: SpaceId;
  readonly slug: string;
  readonly operator: string;
  readonly operatorId: OperatorId;
  readonly timeZone: string;
  readonly currency: string;
  readonly taxes: TicketTaxes;
};
export type Editing = Pick<EditedEvent, 'eventId' | 'version' | 'status'> | null;
export type Errors = Partial<Record<keyof EventWish, string>>;

const TYPING_MS = 400;

/** The value as it was when it had stood still for a moment. */
function useSettled<T>(value: T, key: string): T {
  const [settled, setSettled] = useState({ value, key });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value, key }), TYPING_MS);
    return () => clearTimeout(timer);
    // The key says all that matters of the value.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return settled.value;
}

/** What is wrong with one of the questions, by its fields. */
function questionErrors(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  at: number,
): { readonly ask?: string; readonly options?: string } {
  const own = issues.filter(({ path }) => path[0] === 'questions' && path[1] === at);
  return Object.fromEntries(own.map(({ path, message }) => [String(path[2]), message]));
}

const TOLD: Record<EditedEvent['status'], string> = {
  draft: 'Saved as a draft. Nobody else sees it yet',
  asked: 'It waits for a yes. Its room is held',
  scheduled: 'It goes out by itself. Its room is held',
  published: 'It is on',
  cancelled: 'It is cancelled',
};

/** An event from words to deed: its fields, every date of it with what stands in the way, and publishing it. */
export function useEventEditor(space: EditorSpace, first: EventDraft, editing: Editing) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const router = useRouter();
  const request = useRequestId();
  const [draft, setDraft] = useState(first);
  const [said, setSaid] = useState<DateChoices>({});
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState<SaveEventInput['as'] | null>(null);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const [saved, setSaved] = useState(false);
  const wish = wishOfDraft(draft, space.timeZone, space.currency);
  const checked = eventWishSchema.safeParse(wish);
  const errors: Errors = {};
  const ticketErrors: Record<string, string>[] = draft.tickets.map(() => ({}));
  if (tried)
    for (const { path, message } of checked.error?.issues ?? []) {
      errors[path[0] as keyof EventWish] ??= message;
      const [, at, field] = path;
      const of = path[0] === 'tickets' && typeof at === 'number' ? ticketErrors[at] : undefined;
      if (of) of[String(field)] ??= ticketProblem(String(field), message);
    }

  // The dates hang on nothing of what is said about it.
  const asked = eventWishSchema.safeParse({
    ...wish,
    title: 'An event',
    description: '',
    tags: [],
    coHostIds: [],
    questions: [],
    coverId: null,
    tickets: [],
    membersPay: 'account',
  });
  const key = asked.success ? JSON.stringify(asked.data) : '';
  const settled = useSettled(asked.data, key);
  const waits = JSON.stringify(settled ?? '') !== JSON.stringify(asked.data ?? '');
  const plan = useQuery(
    trpc.events.plan.queryOptions(
      settled && asked.success && !saved
        ? { spaceId: space.id, eventId: (editing?.eventId ?? null) as EventId | null, wish: settled }
        : skipToken,
      { placeholderData: keepPreviousData, staleTime: 5_000, retry: false },
    ),
  );
  const shown = asked.success ? plan.data : undefined;
  const current = waits || plan.isPlaceholderData || plan.isError ? undefined : shown;
  useUnsavedWarning(!saved && JSON.stringify(draft) !== JSON.stringify(first));

  const save = async (as: SaveEventInput['as'], publishAt: LocalDateTime | null = null) => {
    setTried(true);
    setRefusal(null);
    if (!checked.success) return false;
    const holds = as !== 'draft' || (editing !== null && editing.status !== 'draft');
    const input = {
      ...{ spaceId: space.id, eventId: (editing?.eventId ?? null) as EventId | null, seen: editing?.version ?? null },
      ...{ wish: checked.data, as, publishAt },
      planToken: holds ? (current?.planToken ?? null) : null,
      decisions: holds && current ? decisionsOf(current.dates, said) : [],
    };
    setBusy(as);
    try {
      const answer = await api.events.save.mutate({ ...input, requestId: request.idFor(input) });
      request.answered();
      setSaved(true);
      toast({ title: editing && editing.status === answer.status ? 'Saved' : TOLD[answer.status], tone: 'success' });
      await client.invalidateQueries(trpc.events.pathFilter());
      router.push(paths.memberEvent(space.operator, space.slug, answer.slug));
      router.refresh();
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
      setBusy(null);
      await plan.refetch();
    }
    return true;
  };
  return {
    draft,
    set: (change: Partial<EventDraft>) => {
      setRefusal(null);
      setDraft((before) => ({ ...before, ...change }));
    },
    errors,
    questionErrors: (at: number) => questionErrors(tried ? (checked.error?.issues ?? []) : [], at),
    ticketErrors,
    /** The dates as they were last known, while new ones are looked up too. */
    plan: shown,
    planFresh: current !== undefined,
    planRefusal: plan.error && asked.success && !waits ? refusalIn(plan.error) : null,
    sums: shown ? sumsOf(shown, said) : null,
    choice: (date: Parameters<typeof choiceFor>[0]) => choiceFor(date, said),
    choose: (localStart: string, choice: DateChoice) => setSaid({ ...said, [localStart]: choice }),
    busy,
    refusal,
    save,
  };
}
export type EventEditor = ReturnType<typeof useEventEditor>;
