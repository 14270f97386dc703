'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import type { RefusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { BlockProposal, DragBlock, Lane } from '@/features/floor-plan/domain/block-drag';
import { useBlockDrag } from '@/features/floor-plan/ui/use-block-drag';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { moveQuestion, movedWords, placeWords } from '../domain/change-words';
import { moveWish } from '../domain/move-wish';
import { useChange } from './use-change';
import { useForeseenMove } from './use-foreseen';
import { staffCanBreak } from '../domain/staff-can-break';
import { judgeMove } from './why-not-move';

const STEP_MINUTES = 15;
/** So long what was agreed to stays drawn while the new day comes in. */
const AT_MOST_MS = 2_000;

/** A block that stands for a booking; its id is the booking's. */
export type BookingBlock = DragBlock;

type Setting = {
  operatorId: string;
  spaceId: SpaceId;
  timeZone: string;
  locale: string;
  now: Date;
  lanes: readonly Lane[];
  axis: 'x' | 'y';
  perRow?: number;
  /** Which place a lane is. */
  placeOf: (laneId: string) => string;
  /** The block as it is drawn now; null where the booking is not there any more. */
  blockNow: (meant: BlockProposal) => BookingBlock | null;
  /** It is there, and drawn where it is now. */
  onMoved?: (bookingId: string) => void;
  /** Whose it is, where it is somebody else's. */
  whose?: (bookingId: string) => string | undefined;
};

const sameTime = (a: Date, b: Date) => a.getTime() === b.getTime();

/** Bookings that are pulled to another time or place: what is in the way shows while it is held, and it is sent once somebody agrees. */
export function useBlockMove(setting: Setting) {
  const { operatorId, spaceId, timeZone, locale, now, lanes, placeOf, blockNow } = setting;
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const change = useChange(operatorId);
  const request = useRequestId();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<RefusalIn | null>(null);
  const [busy, setBusy] = useState(false);
  const reader = { timeZone, locale, today: localDateOf(now, timeZone) };

  const drag = useBlockDrag({
    ...{ lanes, axis: setting.axis, perRow: setting.perRow, stepMinutes: STEP_MINUTES, zone: timeZone },
    onConfirm: () => {
      if (asksReason && !given) document.querySelector<HTMLElement>('[data-move-bar] input')?.focus();
      else void send();
    },
    onMeant: (meant) => {
      setRefused(null);
      if (!meant) setReason('');
    },
  });
  const { proposal } = drag;
  const bookingId = proposal?.block.id ?? '';
  const range = proposal?.range ?? null;
  const [block, laneId] = [proposal?.block, proposal?.laneId];

  const ground = useQuery(
    trpc.bookings.placesFor.queryOptions(
      { operatorId, bookingId },
      { enabled: proposal !== null, staleTime: 60_000, retry: false },
    ),
  );
  const day = useQuery(
    trpc.availability.day.queryOptions(
      { spaceId, date: range ? localDateOf(range.startsAt, timeZone) : reader.today },
      { enabled: proposal !== null, placeholderData: keepPreviousData },
    ),
  );
  useTopic(spaceTopic(spaceId), () => void (proposal && day.refetch()));

  // Somebody else moved it, or it is gone: what is meant starts from what is not so any more.
  const drawn = proposal && blockNow(proposal);
  const stale =
    proposal !== null &&
    !busy &&
    (!drawn ||
      !sameTime(drawn.range.startsAt, proposal.block.range.startsAt) ||
      !sameTime(drawn.range.endsAt, proposal.block.range.endsAt));
  const drop = useEffectEvent(() => drag.giveUp());
  useEffect(() => {
    if (stale) drop();
  }, [stale]);

  const booking = ground.data?.booking;
  // A hall that is pulled at one of its halves stays the hall until it goes elsewhere.
  const resourceId =
    !laneId || laneId === block?.laneId || placeOf(laneId) === placeOf(block?.laneId ?? '')
      ? booking?.resourceId
      : placeOf(laneId);
  const place = ground.data?.places.find(({ id }) => id === resourceId);
  const seen =
    proposal &&
    (ground.isError
      ? { words: 'It could not be looked up. Check your network.', nearest: null, breakable: false }
      : booking
        ? judgeMove({
            ...{ booking, place, range, now, locale },
            ground: ground.data,
            held: (day.data?.busy ?? []).filter((one) => one.bookingId !== bookingId),
            waits: day.isPending || day.isPlaceholderData,
          })
        : { words: 'Looking at what is free…', nearest: null, breakable: false });
  // Asked once it rests, not for every step on the way.
  const rests = proposal && !drag.held && !seen && !busy;
  const foreseen = useForeseenMove({ booking: rests ? booking : null, ground: ground.data, place, range, now });
  const judged = seen ?? foreseen;
  const given = reason.trim().length >= 3 ? reason.trim() : null;
  const asksReason = Boolean(judged?.breakable || (refused && staffCanBreak(refused.code) && ground.data?.mayOverride));
  const was = booking && { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const to = range && { resourceName: place?.name ?? booking?.resourceName ?? '', range };
  const whyNot = judged && !(judged.breakable && given) ? judged.words : asksReason && !given ? 'Say why.' : null;

  // Where it is already is no offer.
  const found = judged?.nearest;
  const nearest =
    found && was && sameTime(found.startsAt, was.startsAt) && sameTime(found.endsAt, was.endsAt) ? null : found;

  async function send() {
    if (!booking || !was || !range || !to || whyNot || busy) return;
    setBusy(true);
    const input = { ...moveWish(booking, range, resourceId), override: asksReason ? given : null };
    const refusal = await change(
      () => api.bookings.move.mutate({ ...input, requestId: request.idFor(input) }),
      (answer) => ({
        title: movedWords(answer.booking.status, { resourceName: booking.resourceName, range: was }, to),
        description: placeWords(to, reader),
        undone: `Back: ${placeWords({ resourceName: booking.resourceName, range: was }, reader)}`,
      }),
    );
    if (refusal) {
      setRefused(refusal);
      setBusy(false);
      return;
    }
    request.answered();
    // It stays where it was put until the day that is drawn knows it too.
    const fresh = [trpc.availability.pathFilter(), trpc.frontDesk.pathFilter()].map((filter) =>
      client.invalidateQueries(filter, { cancelRefetch: false }),
    );
    await Promise.race([Promise.all(fresh), new Promise((go) => setTimeout(go, AT_MOST_MS))]);
    setBusy(false);
    drag.giveUp();
    // The element that had the focus may stand elsewhere now, or be gone with the bar.
    requestAnimationFrame(() => setting.onMoved?.(bookingId));
  }

  return {
    ...drag,
    confirm: () => void send(),
    busy,
    judged: judged ?? null,
    refused,
    reason,
    setReason,
    asksReason,
    whyNot,
    question:
      proposal && to && was && booking
        ? moveQuestion({ resourceName: booking.resourceName, range: was }, to, reader, setting.whose?.(bookingId))
        : null,
    /** The nearest time that works, in the lane where it lies. */
    nearest,
    takeNearest: () => {
      if (!proposal || !nearest) return;
      const lane = lanes.find(
        (one) =>
          placeOf(one.id) === placeOf(proposal.laneId) &&
          nearest.startsAt >= one.shown.startsAt &&
          nearest.startsAt < one.shown.endsAt,
      );
      drag.propose({ ...proposal, range: nearest, laneId: lane?.id ?? proposal.laneId });
    },
    reader,
  };
}
export type BlockMove = ReturnType<typeof useBlockMove>;
