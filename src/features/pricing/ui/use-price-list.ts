'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import { newId, type OperatorId, type SpaceId } from '@/kernel/ids';
import { planTopic } from '@/kernel/realtime';
import { toast } from '@/ui/toast-store';
import type { PricePin } from '../domain/price-pins';
import { versionOn } from '../domain/rule-order';
import type { TriedBooking } from '../domain/try-price';
import type { AcceptedPins } from '../pins.contract';
import { priceList, type PriceList } from '../pricing.contract';
import type { readPriceLists } from '../pricing.reads';

export type PriceLists = Awaited<ReturnType<typeof readPriceLists>>;

const EMPTY: PriceList = priceList.parse({ otherwise: 'not_bookable', rules: [], taxes: undefined });

const sayNo = (error: unknown) => sayRefusal(refusalIn(error));

/** After every day: the list that counts at last, once all that was published has come. */
const AT_LAST = '9999-12-31';

/** Whose list, and the space in whose settings it stands: what is published by somebody else is heard of there. */
type Where = { readonly operatorId: OperatorId; readonly spaceId: SpaceId };

/** The price list of an operator while its owner works at it: as it counts, the draft, what is typed, and making it count. */
export function usePriceList({ operatorId, spaceId }: Where, first: PriceLists, today: string) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const lists = useQuery(trpc.pricing.lists.queryOptions({ operatorId }, { initialData: first })).data;
  const { draft, published, places, plans, currency, pins } = lists;
  const inForce = versionOn(published, today);
  const latest = versionOn(published, AT_LAST);
  const opened = useMemo(() => draft?.content ?? (latest ? priceList.parse(latest) : EMPTY), [draft, latest]);
  const [edited, setEdited] = useState<PriceList | null>(null);
  const [busy, setBusy] = useState<'save' | 'publish' | 'discard' | 'roll_back' | 'pin' | 'unpin' | null>(null);
  const list = edited ?? opened;
  const dirty = edited !== null && JSON.stringify(edited) !== JSON.stringify(opened);
  useUnsavedWarning(dirty);

  const refresh = () => client.invalidateQueries(trpc.pricing.pathFilter());
  useTopic(planTopic(spaceId), () => void refresh());
  /** Does it, says a refusal, and reads anew. */
  const act = async <T>(what: NonNullable<typeof busy>, work: () => Promise<T>): Promise<T | null> => {
    setBusy(what);
    try {
      const done = await work();
      await refresh();
      return done;
    } catch (error) {
      sayNo(error);
      return null;
    } finally {
      setBusy(null);
    }
  };
  const keep = async (): Promise<string> => {
    if (!dirty && draft) return draft.id;
    const wish = { operatorId, list, draft: draft?.id ?? null };
    const saved = await api.pricing.saveDraft.mutate({ ...wish, requestId: request.idFor(wish) });
    request.answered();
    return saved.draft;
  };
  return {
    ...{ list, dirty, busy, inForce, latest, draft, published, places, plans, currency, pins },
    edit: (change: Partial<PriceList>) => setEdited({ ...list, ...change }),
    save: async () => {
      const saved = await act('save', keep);
      if (!saved) return;
      setEdited(null);
      toast({ title: 'The draft is saved', description: 'Nobody pays by it until it is published.', tone: 'success' });
    },
    publish: async (effectiveFrom: string, accepted: AcceptedPins): Promise<boolean> => {
      const done = await act('publish', async () => {
        const wish = { operatorId, draft: await keep(), effectiveFrom, accepted };
        return api.pricing.publish.mutate({ ...wish, requestId: newId<'request'>() });
      });
      if (done) setEdited(null);
      return done !== null;
    },
    /** What was typed goes, and so does the draft; it can be brought back for a moment. */
    discard: async () => {
      const before = list;
      const done = draft
        ? await act('discard', () =>
            api.pricing.discardDraft.mutate({ operatorId, draft: draft.id, requestId: newId<'request'>() }),
          )
        : true;
      if (!done) return;
      setEdited(null);
      toast({ title: 'The draft is gone', action: { label: 'Undo', onPress: () => setEdited(before) } });
    },
    rollBack: async (to: number, effectiveFrom: string, accepted: AcceptedPins): Promise<boolean> =>
      (await act('roll_back', () =>
        api.pricing.rollBack.mutate({ operatorId, to, effectiveFrom, accepted, requestId: newId<'request'>() }),
      )) !== null,
    /** Keeps what is tried, with what the list as it is typed makes of it at that moment. */
    pin: async ({ place, ...wish }: TriedBooking, expected: number | null, asOf: Date): Promise<void> => {
      const pinned = { operatorId, resourceId: place.id, wish, expected, asOf: asOf.toISOString() };
      const done = await act('pin', () => api.pricing.pin.mutate({ ...pinned, requestId: newId<'request'>() }));
      if (done) toast({ title: 'Pinned', description: 'Every draft is held against it from now on.', tone: 'success' });
    },
    unpin: async ({ id }: PricePin): Promise<void> => {
      const done = await act('unpin', () =>
        api.pricing.unpin.mutate({ operatorId, pinId: id, requestId: newId<'request'>() }),
      );
      if (!done) return;
      const again = () =>
        act('pin', () => api.pricing.pin.mutate({ operatorId, ...done.unpinned, requestId: newId<'request'>() }));
      toast({ title: 'Unpinned', action: { label: 'Undo', onPress: () => void again() } });
    },
  };
}
export type WorkedList = ReturnType<typeof usePriceList>;
