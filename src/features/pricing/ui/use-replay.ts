'use client';
import { useEffect, useRef, useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPCClient } from '@/client/trpc';
import type { OperatorId } from '@/kernel/ids';
import { type Booked, nothingReplayed, type Replay, replayed, type ReplayWorld } from '../domain/replay';
import { priceList, type PriceList } from '../pricing.contract';
import type { BookedPage } from '../replay.reads';

export type Period = { readonly from: string; readonly to: string };
export type ReplayState =
  | { readonly type: 'idle' }
  | { readonly type: 'running'; readonly done: number; readonly total: number }
  /** Of this very list: another is another answer. */
  | { readonly type: 'done'; readonly replay: Replay; readonly world: ReplayWorld; readonly period: Period };

/** Reckoned at a stretch: short enough that a key is answered in between. */
const AT_ONCE = 100;
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** The bookings of a page with their places and names. */
function joined({ bookings, places, members }: BookedPage): Booked[] {
  const placeOf = new Map(places.map((place) => [place.id as string, place]));
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  return bookings.flatMap(({ resourceId, ...booking }) => {
    const place = placeOf.get(resourceId);
    return place ? [{ ...booking, place, memberName: nameOf.get(booking.memberId) ?? '' }] : [];
  });
}

/**
 * Replays what was booked under a list. In the browser, and not as a job: the draft is here, typed and not saved, the reckoning is the pure one that
 * prices it at every key anyway, and nothing of the answer is kept; a job would need rows for its progress, and a worker's time for what one screen
 * looks at once. Pages of a thousand come while the one before is reckoned.
 */
export function useReplay(operatorId: OperatorId) {
  const api = useTRPCClient();
  const [state, setState] = useState<ReplayState>({ type: 'idle' });
  const run = useRef(0);
  useEffect(() => () => void (run.current += 1), []);

  const start = async (world: ReplayWorld, period: Period): Promise<void> => {
    const mine = (run.current += 1);
    const isMine = () => run.current === mine;
    const page = (after: BookedPage['next']): Promise<BookedPage> =>
      api.pricing.booked.query({ operatorId, ...period, after });
    setState({ type: 'running', done: 0, total: 0 });
    try {
      let replay = nothingReplayed(world);
      let total = 0;
      for (let coming: Promise<BookedPage> | null = page(null); coming;) {
        const here: BookedPage = await coming;
        if (!isMine()) return;
        total = here.total ?? total;
        coming = here.next ? page(here.next) : null;
        // Whoever stops in between has nothing to do with what is still on its way.
        coming?.catch(() => undefined);
        const all = joined(here);
        for (let at = 0; at < all.length; at += AT_ONCE) {
          replay = replayed(replay, all.slice(at, at + AT_ONCE), world);
          setState({ type: 'running', done: replay.all.many, total });
          await breath();
          if (!isMine()) return;
        }
      }
      setState({ type: 'done', replay, world, period });
    } catch (error) {
      if (!isMine()) return;
      sayRefusal(refusalIn(error));
      setState({ type: 'idle' });
    }
  };
  const stop = () => {
    run.current += 1;
    setState({ type: 'idle' });
  };
  return { state, start, stop };
}

const spelt = (list: PriceList): string => JSON.stringify(priceList.parse(list));
/** Whether it says the same: saved and read again, its keys stand in another order. */
export const isSameList = (a: PriceList, b: PriceList): boolean => a === b || spelt(a) === spelt(b);
