import type { OptionView } from '@/features/planning/planning.contract';
import type { DateDecision, EventPlan, PlannedDate } from '../events.contract';

/** What a host says of a date whose room is not free. */
export type DateChoice = { readonly act: 'move'; readonly option: OptionView } | { readonly act: 'skip' };
export type DateChoices = Readonly<Record<string, DateChoice>>;

/** What was said of a date, or what is proposed for it: the first way out, where it is as good. */
export function choiceFor(date: PlannedDate, said: DateChoices): DateChoice | null {
  const own = said[date.localStart];
  if (own) return own;
  const [first] = date.options;
  return date.proposed && first ? { act: 'move', option: first } : null;
}

/** What the server is told: of the dates that are not fine, where each goes; the others are left out. */
export function decisionsOf(dates: readonly PlannedDate[], said: DateChoices): DateDecision[] {
  return dates.flatMap((date): DateDecision[] => {
    if (date.state === 'fine') return [];
    const choice = choiceFor(date, said);
    const { localStart } = date;
    if (choice?.act !== 'move') return [{ act: 'skip', localStart: localStart as DateDecision['localStart'] }];
    const { resourceId, startsAt, endsAt } = choice.option;
    return [{ act: 'move', localStart, resourceId, startsAt, endsAt } as DateDecision];
  });
}

export type PlanSums = {
  readonly dates: number;
  readonly fine: number;
  readonly moved: number;
  readonly leftOut: number;
  readonly told: number;
};

/** What publishing would make of the dates, and how many who come hear that theirs is another or none. */
export function sumsOf({ dates, ending }: EventPlan, said: DateChoices): PlanSums {
  const fine = dates.filter(({ state }) => state === 'fine').length;
  const moved = dates.filter((date) => date.state !== 'fine' && choiceFor(date, said)?.act === 'move').length;
  const others = dates.filter(
    ({ was, startsAt, endsAt }) => was && (was.startsAt !== startsAt || was.endsAt !== endsAt),
  );
  const told = [...others.map(({ was }) => was?.coming ?? 0), ...ending.map(({ coming }) => coming)];
  return {
    ...{ dates: dates.length, fine, moved, leftOut: dates.length - fine - moved },
    told: told.reduce((sum, coming) => sum + coming, 0),
  };
}
