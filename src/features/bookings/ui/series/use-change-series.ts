'use client';
import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useQuietTopic } from '@/client/live/use-quiet-topic';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import { newId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { toast } from '@/ui/toast-store';
import { seriesScopeSchema, type ChangeSeriesAnswer } from '../../series-change.contract';
import { changeDecisions, stayingInTheWay } from '../../domain/said-of-dates';
import { guestsTyped } from '../../domain/guest-drafts';
import { counted } from '../../domain/when-words';
import { lostIn } from './series-plan';
import type { SeriesSpace } from './series-space';
import { useSeriesChoices } from './use-series-choices';
import {
  isWished,
  reachesOthers,
  repeatOf,
  repeatOfAlone,
  seriesAsItIs,
  wishOfChange,
  type SeriesChangeAsked,
  type SeriesEdits,
} from './wish-of-change';

/** A change of a series from wish to deed: as it is, as it would be date by date, what was said of them, and the way back. */
export function useChangeSeries(space: SeriesSpace, bookingId: string, now: Date) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const request = useRequestId();
  const operatorId = space.operator.id;
  const [scope, setScope] = useQueryState(
    'scope',
    parseAsStringLiteral(seriesScopeSchema.options).withDefault('following'),
  );
  const [edits, setEdits] = useState<SeriesEdits>({});
  const [keepOwn, setKeepOwn] = useState(true);
  const [others, setOthers] = useState<boolean | null>(null);
  const [refused, setRefused] = useState<{ wish: string; refusal: RefusalIn } | null>(null);
  const [saving, setSaving] = useState(false);
  const [done, setDone] = useState<ChangeSeriesAnswer | null>(null);

  // A booking by itself, where it is one, becomes the first date of a series.
  const nothing = { operatorId, bookingId, scope, keepOwn: true, repeats: true };
  const planned = (wish: (SeriesChangeAsked & { staying?: string[] }) | null) =>
    trpc.bookings.planSeriesChange.queryOptions(wish && !done ? wish : skipToken, {
      placeholderData: keepPreviousData,
      staleTime: 5_000,
    });
  const first = useQuery(planned(nothing));
  const asItIs = first.data ? seriesAsItIs(first.data, bookingId) : null;
  const alone = first.data?.alone === true;
  const otherTimes = first.data?.otherTimes ?? [];
  const reach = otherTimes.length > 0 ? reachesOthers(edits) : null;
  const goAlong = reach && (others ?? reach === 'unless_denied');
  const asked = asItIs
    ? wishOfChange(
        asItIs,
        alone ? { ...edits, repeat: edits.repeat ?? repeatOfAlone(asItIs, edits.when) } : edits,
        { ...nothing, keepOwn, ...(goAlong === null ? {} : { others: goAlong }) },
        now,
      )
    : null;
  /** What was said to stay and would be in the way of others; looked at anew with each choice. */
  const [staying, setStaying] = useState<readonly string[]>([]);
  const plan = useQuery(planned(asked && (staying.length > 0 ? { ...asked, staying: [...staying] } : asked)));
  const wish = JSON.stringify([asked, staying]);
  const settled = asked && !plan.isPlaceholderData ? plan.data : undefined;
  const said = useSeriesChoices(settled?.occurrences, wish);
  const inTheWay = stayingInTheWay(settled?.occurrences ?? plan.data?.occurrences ?? [], said.choices);
  if (inTheWay.join() !== staying.join()) setStaying(inTheWay);
  const wished = asked !== null && isWished(asked);
  useUnsavedWarning(done === null && wished);
  useQuietTopic(asked && !done ? spaceTopic(space.id) : null, () => void plan.refetch());

  const save = async () => {
    if (!asked || !settled) return;
    const decisions = changeDecisions(settled.occurrences, said.choices, said.offerMinutes);
    const input = { ...asked, planToken: settled.planToken, decisions };
    setRefused(null);
    setSaving(true);
    try {
      const answer = await api.bookings.changeSeries.mutate({ ...input, requestId: request.idFor(input) });
      request.answered();
      setDone(answer);
    } catch (error) {
      const refusal = refusalIn(error);
      setRefused({ wish, refusal });
      said.lose(lostIn(refusal.details));
    } finally {
      setSaving(false);
      refresh();
    }
  };
  const refresh = () => {
    void queries.invalidateQueries(trpc.bookings.pathFilter());
    void queries.invalidateQueries(trpc.availability.pathFilter());
  };
  const undo = async () => {
    if (!done) return;
    const { changeId } = done;
    try {
      const { restored } = await api.bookings.undoSeriesChange.mutate({
        operatorId,
        changeId,
        requestId: newId<'request'>(),
      });
      toast({ title: `${counted(restored, 'date')} as before`, tone: 'success' });
      setDone(null);
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      refresh();
    }
  };

  const wanted = asItIs ? { ...asItIs.wanted, ...edits.when } : null;
  const pattern = (settled ?? plan.data ?? first.data)?.after;
  // A count of what follows a date counts from there on.
  const left = scope === 'following' && first.data ? first.data.occurrences.length : null;
  const repeat =
    edits.repeat ??
    (alone && asItIs ? repeatOfAlone(asItIs, edits.when) : null) ??
    (pattern && wanted && asItIs ? repeatOf(pattern, `${wanted.date}T${wanted.from}`, asItIs.timeZone, left) : null);
  return {
    scope,
    setScope: (next: typeof scope) => void setScope(next),
    keepOwn,
    setKeepOwn,
    /** The other times of the week of the same series, and whether they go along; null where nothing of the change could be theirs. */
    otherTimes,
    goAlong,
    setGoAlong: setOthers,
    edits,
    edit: (change: SeriesEdits) => setEdits((now) => ({ ...now, ...change })),
    first,
    asItIs,
    alone,
    guestsMissing: edits.guests ? guestsTyped(edits.guests).missing : null,
    wanted,
    repeat,
    plan,
    asked,
    wished,
    said,
    refusal: refused?.wish === wish ? refused.refusal : null,
    saving,
    save,
    done,
    undo,
  };
}
export type ChangingSeries = ReturnType<typeof useChangeSeries>;
