import { dateWords, whenWords, counted } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { OptionView } from '@/features/planning/planning.contract';
import type { ChangeKind, ChangePlan, ClosureView } from '../closures.contract';
import type { Sums } from '../domain/row-choices';

/** Where and how times are read. */
export type Wall = { readonly timeZone: string; readonly locale: string; readonly today: string };

type Span = { readonly startsAt: string; readonly endsAt: string };
export const rangeOf = ({ startsAt, endsAt }: Span): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
export const spanWords = (span: Span, { timeZone, locale, today }: Wall): string =>
  whenWords(rangeOf(span), timeZone, locale, today);

export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** What a closure shuts: "Desk 4", "All meeting rooms", "The whole space". */
export const placeWords = ({
  resourceName,
  resourceKind,
}: Pick<ClosureView, 'resourceName' | 'resourceKind'>): string =>
  resourceName ?? (resourceKind ? `All ${KIND_WORDS[resourceKind].toLowerCase()}` : 'The whole space');

/** A way out in a line: "Desk 6, same time", "Desk 4, 16:00–17:00", "Desk 4, Fri 4 Dec, 09:00–10:00". */
export function optionWords(option: OptionView, row: Span, { timeZone, locale, today }: Wall): string {
  const { resourceName, shiftMinutes } = option;
  if (shiftMinutes === 0) return `${resourceName}, same time`;
  const range = rangeOf(option);
  const date = localDateOf(range.startsAt, timeZone);
  const time = rangeLabel(range, timeZone, locale);
  const sameDay = date === localDateOf(new Date(row.startsAt), timeZone);
  return sameDay ? `${resourceName}, ${time}` : `${resourceName}, ${dateWords(date, locale, today)}, ${time}`;
}

/** What its member would find other there than where they booked. */
export function fitWords({ sameFloor, metres, smaller, seats, missing }: OptionView): string {
  const all = [
    sameFloor ? (metres !== null && metres >= 1 ? `${Math.round(metres)} m away` : '') : 'on another floor',
    smaller ? `only ${counted(seats, 'seat')}` : '',
    missing.length > 0 ? `without ${missing.join(', ')}` : '',
  ];
  return all.filter(Boolean).join(' · ');
}

/** "37 move, 2 are cancelled, 1 stays" */
export function sumsInWords({ move, cancel, keep }: Pick<Sums, 'move' | 'cancel' | 'keep'>): string {
  const all = [
    move > 0 ? `${move} ${move === 1 ? 'moves' : 'move'}` : '',
    cancel > 0 ? `${cancel} ${cancel === 1 ? 'is' : 'are'} cancelled` : '',
    keep > 0 ? `${keep} ${keep === 1 ? 'stays' : 'stay'}` : '',
  ];
  return all.filter(Boolean).join(', ');
}

type KindWords = {
  /** The button that does it. */
  readonly act: string;
  /** For a row that stays where it is, as its choice says. */
  readonly keep: string;
};
export const KIND_OF_CHANGE: Record<ChangeKind, KindWords> = {
  closure: { act: 'Close it', keep: 'Let it stay, although it is closed' },
  retire: { act: 'Retire it', keep: 'Let it stay' },
  hours: { act: 'Save the new hours', keep: 'Let it stay outside the hours' },
  zone: { act: 'Change the time zone', keep: 'Let it stay' },
};

/** What a plan is about: "Close Desk 4 Thu 3 Dec, 12:00–18:00". */
export function planTitle(plan: ChangePlan, what: string, wall: Wall): string {
  switch (plan.kind) {
    case 'closure': {
      const { startsAt, endsAt } = plan.shut ?? {};
      return startsAt && endsAt ? `Close ${what}: ${spanWords({ startsAt, endsAt }, wall)}` : `Close ${what}`;
    }
    case 'retire':
      return `Retire ${plan.resourceName ?? 'it'}`;
    case 'hours':
      return 'New opening hours';
    case 'zone':
      return `Keep the time of ${zoneWords(plan.timeZone)}`;
  }
}

/** What was done, for a heading: "Closed: Desk 4, Thu 3 Dec, 12:00–18:00". */
export function doneTitle(plan: ChangePlan, what: string, wall: Wall): string {
  switch (plan.kind) {
    case 'closure': {
      const { startsAt, endsAt } = plan.shut ?? {};
      return startsAt && endsAt ? `Closed: ${what}, ${spanWords({ startsAt, endsAt }, wall)}` : `Closed: ${what}`;
    }
    case 'retire':
      return `${plan.resourceName ?? 'It'} is retired`;
    case 'hours':
      return 'The new hours count from now on';
    case 'zone':
      return `The space keeps the time of ${zoneWords(plan.timeZone)}`;
  }
}

/** "38 moved, 2 cancelled, 1 stays", each by itself. */
export function doneInWords({ moved, cancelled, kept }: Pick<ClosureView, 'moved' | 'cancelled' | 'kept'>): string[] {
  const all = [
    moved > 0 ? `${moved} moved` : '',
    cancelled > 0 ? `${cancelled} cancelled` : '',
    kept > 0 ? `${kept} ${kept === 1 ? 'stays' : 'stay'}` : '',
  ];
  return all.filter(Boolean);
}
