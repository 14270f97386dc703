import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { BOOK_NOW_MINUTES, type DisplayBlock, type DisplayPlace, type DisplayRange } from '../displays.contract';

const MINUTE_MS = 60_000;
/** What is free for less is not free for anybody who walks in. */
export const SHORTEST_MS = 15 * MINUTE_MS;

/** What a place is at this moment. `until` is when that changes. */
export type PlaceNow =
  | { readonly is: 'free'; readonly until: Date }
  | { readonly is: 'taken'; readonly until: Date; readonly block: DisplayBlock }
  | { readonly is: 'closed'; readonly opensAt: Date | null };

type Place = Pick<DisplayPlace, 'open' | 'blocks'>;

const rangeOf = ({ startsAt, endsAt }: DisplayRange): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
const isOn = (range: DisplayRange, now: Date): boolean =>
  Date.parse(range.startsAt) <= now.getTime() && Date.parse(range.endsAt) > now.getTime();

/** "Is it free?": now, and until when. Whoever is in there counts also while the house is shut. */
export function placeNow({ open, blocks }: Place, now: Date): PlaceNow {
  const block = blocks.find((one) => one.kind !== 'closure' && isOn(one, now)) ?? blocks.find((one) => isOn(one, now));
  if (block) return { is: 'taken', until: new Date(block.endsAt), block };
  const [free] = freeRanges({ open, blocks }, now);
  if (free && free.startsAt <= now) return { is: 'free', until: free.endsAt };
  const next = open.map(rangeOf).find((range) => range.startsAt > now);
  return { is: 'closed', opensAt: next?.startsAt ?? null };
}

/** When it can be had from now on, in order. */
export function freeRanges({ open, blocks }: Place, now: Date): TimeRange[] {
  const busy = blocks.map(rangeOf);
  return open
    .map(rangeOf)
    .filter((range) => range.endsAt > now)
    .map((range) => ({ ...range, startsAt: range.startsAt > now ? range.startsAt : now }))
    .flatMap((range) => freeWithin(range, busy));
}

/** What comes next: bookings, closures and what is held, not the time around them. */
export const comingUp = ({ blocks }: Pick<Place, 'blocks'>, now: Date, most = 3): DisplayBlock[] =>
  blocks.filter((block) => block.kind !== 'buffer' && Date.parse(block.startsAt) > now.getTime()).slice(0, most);

/** For how many minutes it can be booked now. */
export function minutesToBook(place: Place, now: Date): number[] {
  const state = placeNow(place, now);
  if (state.is !== 'free') return [];
  return BOOK_NOW_MINUTES.filter((minutes) => state.until.getTime() - now.getTime() >= minutes * MINUTE_MS);
}

/** The booking that somebody can check in to now: the one that is on, or about to start. */
export const toCheckIn = ({ blocks }: Pick<Place, 'blocks'>, now: Date): DisplayBlock | null =>
  blocks.find(
    ({ checkIn, endsAt }) =>
      checkIn !== null && Date.parse(checkIn.opensAt) <= now.getTime() && Date.parse(endsAt) > now.getTime(),
  ) ?? null;
