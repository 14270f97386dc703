'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRequestId } from '@/client/use-request-id';
import type { RefusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { rangeOfWanted, wantedOfRange, type WantedTime } from '@/features/availability/domain/wanted-time';
import { useTopic } from '@/client/live/use-topic';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { BookingView } from '../bookings.contract';
import { changeWords, movedWords, placeWords } from '../domain/change-words';
import { moveWish } from '../domain/move-wish';
import { useChange } from './use-change';
import { useForeseenMove } from './use-foreseen';
import { judgeMove } from './why-not-move';

const same = (a: TimeRange | null, b: TimeRange) =>
  a !== null && a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();
/** A date and two times are too few words for some: over several days, or to the second. */
const fieldsCanSay = (range: TimeRange, timeZone: string) =>
  same(rangeOfWanted(wantedOfRange(range, timeZone), timeZone), range);
const isRule = ({ code }: RefusalIn) => code.startsWith('rule.');

/** The start of what runs stays to the minute; what is longer than the fields can say keeps its length. */
function wantedRange(
  was: TimeRange,
  wanted: WantedTime,
  { timeZone, begun }: { timeZone: string; begun: boolean },
): TimeRange | null {
  const typed = rangeOfWanted(wanted, timeZone);
  if (fieldsCanSay(was, timeZone)) return typed && begun ? { startsAt: was.startsAt, endsAt: typed.endsAt } : typed;
  if (begun) return was;
  const start = rangeOfWanted({ ...wanted, to: '36:00' }, timeZone)?.startsAt;
  return start
    ? { startsAt: start, endsAt: new Date(start.getTime() + was.endsAt.getTime() - was.startsAt.getTime()) }
    : null;
}

/** Everything between "somewhere else, some other time" and "it is there": what is free, why not, and the sending. */
export function useMove(booking: BookingView, now: Date, locale: string) {
  const { operatorId, id: bookingId, timeZone } = booking;
  const spaceId = booking.spaceId as SpaceId;
  const trpc = useTRPC();
  const api = useTRPCClient();
  const change = useChange(operatorId);
  const request = useRequestId();
  const was: TimeRange = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const begun = was.startsAt <= now;
  const [wanted, setWanted] = useState<WantedTime>(() => wantedOfRange(was, timeZone));
  const [resourceId, setResourceId] = useState(booking.resourceId);
  const [override, setOverride] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ intent: string; refusal: RefusalIn } | null>(null);

  const ground = useQuery(trpc.bookings.placesFor.queryOptions({ operatorId, bookingId }, { staleTime: 60_000 }));
  const day = useQuery(
    trpc.availability.day.queryOptions({ spaceId, date: wanted.date }, { placeholderData: keepPreviousData }),
  );
  useTopic(spaceTopic(spaceId), () => void day.refetch());

  const range = wantedRange(was, wanted, { timeZone, begun });
  const place = ground.data?.places.find(({ id }) => id === resourceId);
  const held = (day.data?.busy ?? []).filter((one) => one.bookingId !== bookingId);
  const seen = judgeMove({ booking, ground: ground.data, place, range, held, now, locale, waits: day.isPending });
  const foreseen = useForeseenMove({ booking: seen ? null : booking, ground: ground.data, place, range, now });
  const judged = seen ?? foreseen;
  const intent = JSON.stringify([wanted, resourceId, override]);
  const reader = { timeZone, locale, today: localDateOf(now, timeZone) };
  const to = range && { resourceName: place?.name ?? booking.resourceName, range };
  const reason = override.trim().length >= 3 ? override.trim() : null;

  const send = async (): Promise<boolean> => {
    if (!range || !to) return false;
    setBusy(true);
    const input = { ...moveWish(booking, range, resourceId), override: reason };
    const refusal = await change(
      () => api.bookings.move.mutate({ ...input, requestId: request.idFor(input) }),
      (answer) => ({
        title: movedWords(answer.booking.status, { resourceName: booking.resourceName, range: was }, to),
        description: placeWords(to, reader),
        undone: `Back: ${placeWords({ resourceName: booking.resourceName, range: was }, reader)}`,
      }),
    );
    setBusy(false);
    if (!refusal) request.answered();
    setRefused(refusal && { intent, refusal });
    return !refusal;
  };

  return {
    ground: ground.data,
    failed: ground.isError,
    day: day.data,
    begun,
    wanted,
    range,
    place,
    held,
    reader,
    setWanted: (part: Partial<WantedTime>) => setWanted((old) => ({ ...old, ...part })),
    takeTime: (next: TimeRange) => setWanted(wantedOfRange(next, timeZone)),
    resourceId,
    setResourceId,
    override,
    setOverride,
    judged,
    /** What pressing it does, or why it cannot be pressed. */
    words: to && changeWords({ resourceName: booking.resourceName, range: was }, to, reader),
    whyNot: judged && !(judged.breakable && reason) ? judged.words : null,
    /** It is longer than the fields can say: it moves as a whole. */
    long: !fieldsCanSay(was, timeZone),
    asksReason:
      judged?.breakable || override !== '' || (refused !== null && ground.data?.mayOverride && isRule(refused.refusal)),
    refusal: refused?.intent === intent ? refused.refusal : null,
    busy,
    send,
  };
}
