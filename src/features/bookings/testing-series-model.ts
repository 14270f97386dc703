import type { LocalDateTime } from '@/kernel/zone';
import { addDays, instantOf, localAtMinute, weekdayOf } from '@/kernel/zone';

/** One date, of a series or alone, as tables and model both know it. */
export type ModelDate = {
  readonly id: string;
  readonly member: string;
  readonly desk: string;
  readonly start: number;
  readonly end: number;
  readonly state: 'confirmed' | 'skipped' | 'cancelled';
  readonly part: string | null;
  readonly orig: LocalDateTime | null;
  /** Since when it stands in line, and whether to be booked or to be asked. */
  readonly since: number | null;
  readonly how: 'fill' | 'offer' | null;
};
type ModelPart = {
  readonly id: string;
  readonly root: string;
  readonly start: string;
  readonly desk: string;
  readonly minutes: number;
  readonly ended: boolean;
};
export type ModelState = { readonly dates: readonly ModelDate[]; readonly parts: readonly ModelPart[] };
export type ModelShift = {
  readonly chosen: ModelDate;
  readonly scope: 'following' | 'all';
  readonly days: number;
  readonly minutes: number;
  readonly length?: number;
  readonly desk?: string;
};
type Slot = Pick<ModelDate, 'desk' | 'start' | 'end'>;

const MINUTE = 60_000;
const meets = (a: Slot, b: Slot) => a.desk === b.desk && a.start < b.end && b.start < a.end;
const minuteOfDay = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
export const shiftedLocal = (local: string, days: number, minutes: number): LocalDateTime =>
  localAtMinute(addDays(local.slice(0, 10), days), minuteOfDay(local) + minutes);
const waits = ({ state, since, start }: ModelDate, now: number) => state === 'skipped' && since !== null && start > now;
const byTurn = (a: ModelDate, b: ModelDate) => a.since! - b.since! || (a.id < b.id ? -1 : 1);
export const isAhead = ({ start, state }: ModelDate, now: number) => start > now && state !== 'cancelled';

/**
 * What the issue says of a series, once more, by sets and loops and without a table: who has which time after each act. It knows exactly what booking,
 * cancelling, changing one date and shifting a series (time, day, length, desk) come to. Of another pattern, another end and of the night it only knows what
 * must be true of any outcome; the test looks for that.
 */
export const seriesModel = (zone: string) => {
  const at = (local: string) => instantOf(local, zone).getTime();
  const isFree = (slot: Slot, among: readonly ModelDate[]) =>
    !among.some((one) => one.state === 'confirmed' && meets(one, slot));

  const partsReached = ({ parts }: ModelState, part: string, scope: 'following' | 'all'): readonly ModelPart[] => {
    const chosen = parts.find(({ id }) => id === part)!;
    const ofSeries = parts.filter(({ root }) => root === chosen.root);
    // Of two that begin at once, the one that was made later.
    const isLater = (one: ModelPart) => one.start > chosen.start || (one.start === chosen.start && one.id > chosen.id);
    return ofSeries.filter((one) => one === chosen || scope === 'all' || isLater(one));
  };

  return {
    at,
    isFree: ({ dates }: ModelState, slot: Slot) => isFree(slot, dates),

    /** The local starts of "every week on these days, so many times", from the first on. */
    weekly: (first: string, days: readonly number[], count: number): LocalDateTime[] => {
      const found: LocalDateTime[] = [];
      for (let day = 0; found.length < count; day += 1) {
        const date = addDays(first.slice(0, 10), day);
        if (days.includes(weekdayOf(date))) found.push(`${date}T${first.slice(11)}`);
      }
      return found;
    },

    /** Which dates an act of cancelling takes back. */
    cancelled: (state: ModelState, chosen: ModelDate, scope: 'one' | 'following' | 'all', now: number): ModelDate[] => {
      if (scope === 'one' || chosen.part === null) return state.dates.filter(({ id }) => id === chosen.id);
      const reached = new Set(partsReached(state, chosen.part, scope).map(({ id }) => id));
      return state.dates.filter(
        (one) =>
          one.part !== null &&
          reached.has(one.part) &&
          isAhead(one, now) &&
          (scope === 'all' || one.part !== chosen.part || one.orig! >= chosen.orig!),
      );
    },

    /** What was said of waiting for the same time since, when a change is taken back: that stays said. */
    saidSince: (old: ModelDate, is: ModelDate): Partial<ModelDate> =>
      old.state === 'skipped' &&
      is.state === 'skipped' &&
      old.start === is.start &&
      old.end === is.end &&
      old.desk === is.desk
        ? { how: is.how }
        : {},

    /** What is in the way of any date that is waited for, and can still be given up. */
    inTheWay: ({ dates }: ModelState, now: number): ModelDate | undefined =>
      dates.find(
        (one) =>
          one.state === 'confirmed' && one.start > now && dates.some((other) => waits(other, now) && meets(one, other)),
      ),

    /**
     * Every date once all who wait were served: who waits longest first, each that finds its time free. What is offered is held until all that were asked have
     * answered; what they do not take goes along the line once more. With how many were served each time, and how many who waited for it had to stand back.
     */
    healed: (state: ModelState, now: number, takes: (one: ModelDate) => boolean) => {
      let dates = [...state.dates];
      const rounds: number[] = [];
      let stoodBack = 0;
      do {
        const served: ModelDate[] = [];
        for (const one of dates.filter((date) => waits(date, now)).sort(byTurn)) {
          if (!isFree(one, dates)) continue;
          if (served.some((other) => meets(one, other))) stoodBack += 1;
          else served.push(one);
        }
        rounds.push(served.length);
        const settled = new Map(
          served.map((one) => [one.id, one.how === 'fill' || takes(one) ? ('confirmed' as const) : one.state]),
        );
        dates = dates.map((one) => {
          const is = settled.get(one.id);
          return is ? { ...one, state: is, since: null, how: null } : one;
        });
      } while (rounds.at(-1)! > 0);
      return { dates, rounds, stoodBack };
    },

    /** Every date after a shift, where those that cannot be as wished are skipped. */
    shifted: (state: ModelState, { chosen, scope, days, minutes, length, desk }: ModelShift, now: number) => {
      const reached = new Map(partsReached(state, chosen.part!, scope).map((part) => [part.id, part]));
      const isReached = (one: ModelDate) =>
        one.part !== null &&
        reached.has(one.part) &&
        isAhead(one, now) &&
        (scope === 'all' || one.part !== chosen.part || one.orig! >= chosen.orig!);
      const wanted = state.dates.filter(isReached).map((was) => {
        const part = reached.get(was.part!)!;
        const byHand = was.state === 'confirmed';
        const ownTime = byHand && was.start !== at(was.orig!);
        const ownLength = byHand && was.end - was.start !== part.minutes * MINUTE;
        const ownDesk = byHand && was.desk !== part.desk;
        const start = ownTime ? was.start : at(shiftedLocal(was.orig!, days, minutes));
        const end = start + (ownLength ? was.end - was.start : (length ?? part.minutes) * MINUTE);
        const is: ModelDate = { ...was, start, end, desk: ownDesk ? was.desk : (desk ?? part.desk) };
        const asIs = is.start === was.start && is.end === was.end && is.desk === was.desk;
        return { was, is, asIs };
      });
      const moving = new Map(wanted.filter(({ asIs }) => !asIs).map(({ was, is }) => [was.id, is]));
      const taken: ModelDate[] = state.dates.filter(({ id }) => !moving.has(id));
      const cannot: ModelDate[] = [];
      for (const is of [...moving.values()].sort((a, b) => a.start - b.start)) {
        const fits = is.start > now && isFree(is, taken);
        const settled: ModelDate = { ...is, state: fits ? 'confirmed' : 'skipped', since: null, how: null };
        taken.push(settled);
        if (!fits) cannot.push(settled);
      }
      return { dates: taken, cannot };
    },
  };
};

/** "member desk start-end state", by who it was before: a date that survives an act is the same booking. */
export const linesOfModel = (dates: readonly ModelDate[], known: ReadonlySet<string>): string[] =>
  dates
    .filter(({ state }) => state !== 'cancelled')
    .map(({ id, member, desk, start, end, state, how }) =>
      [
        known.has(id) ? id : 'new',
        member,
        desk,
        new Date(start).toISOString(),
        new Date(end).toISOString(),
        state,
        how,
      ].join(' '),
    )
    .sort();
