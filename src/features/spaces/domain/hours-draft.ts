import type { Hours, HoursSettings } from '../hours.contract';
import type { OpeningRules } from './opening-hours';
import type { HoursInFull } from './touched-by-hours';
import { overlapsIn } from './week-draft';

/** The hours as their owner edits them: days that are over are left alone, weeks of single resources stand in plan order. */
export const draftOf = ({ rules, own, resources, today }: HoursSettings): Hours => ({
  weekly: [...rules.weekly],
  exceptions: rules.exceptions.filter(({ date }) => date >= today),
  own: resources.flatMap(({ id }) => (own[id] ? [{ resourceId: id, weekly: [...own[id]] }] : [])),
});

/** The hours that a draft means, for trying them. */
export const hoursOfDraft = ({ timeZone }: Pick<OpeningRules, 'timeZone'>, draft: Hours): HoursInFull => ({
  rules: { timeZone, weekly: draft.weekly, exceptions: draft.exceptions },
  own: Object.fromEntries(draft.own.map(({ resourceId, weekly }) => [resourceId, weekly])),
});

export type DraftProblems = {
  /** Weekdays whose hours run into others: of the space, and by resource. */
  readonly week: readonly number[];
  readonly own: Readonly<Record<string, readonly number[]>>;
  /** Dates without a name. */
  readonly unnamed: readonly string[];
  /** What keeps it from being saved, in a sentence. */
  readonly words: string | null;
};

/** What keeps a draft from being saved. The contract checks the same. */
export function problemsOf(draft: Hours): DraftProblems {
  const week = overlapsIn(draft.weekly);
  const own = Object.fromEntries(draft.own.map(({ resourceId, weekly }) => [resourceId, overlapsIn(weekly)]));
  const unnamed = draft.exceptions.filter(({ name }) => name.trim() === '').map(({ date }) => date);
  const empty = draft.own.some(({ weekly }) => weekly.length === 0);
  const words =
    week.length > 0 || Object.values(own).some((days) => days.length > 0)
      ? 'Some hours run into others. Mend the marked days first.'
      : unnamed.length > 0
        ? 'A day with other hours has no name yet.'
        : empty
          ? 'What has its own hours must be open at least once a week.'
          : null;
  return { week, own, unnamed, words };
}
