import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { spanWords, type Wall } from '@/features/planning/ui/option-words';
import type { ChangeKind, ChangePlan, ClosureView } from '../closures.contract';
import type { Sums } from '../domain/row-choices';

export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** What a closure shuts: "Desk 4", "All meeting rooms", "The whole space". */
export const placeWords = ({
  resourceName,
  resourceKind,
}: Pick<ClosureView, 'resourceName' | 'resourceKind'>): string =>
  resourceName ?? (resourceKind ? `All ${KIND_WORDS[resourceKind].toLowerCase()}` : 'The whole space');

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
