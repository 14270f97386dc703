import type { Feedback } from '../event-talk.contract';

/** What somebody said of a date; a name where they let it be seen. */
export type FeedbackRow = {
  readonly name: string | null;
  readonly stars: number;
  readonly good: string;
  readonly better: string;
};

/** Fewer answers without a name than this would say by themselves whose they are. */
export const LEAST_UNNAMED = 3;

/** What hosts are shown: all in numbers; words one by one where nobody is given away who did not want to be. */
export function feedbackSums(rows: readonly FeedbackRow[]): Feedback {
  const stars = [1, 2, 3, 4, 5].map((count) => rows.filter((row) => row.stars === count).length);
  const sum = rows.reduce((total, row) => total + row.stars, 0);
  const unnamed = rows.filter(({ name }) => name === null);
  const shown = unnamed.length >= LEAST_UNNAMED ? rows : rows.filter(({ name }) => name !== null);
  return {
    count: rows.length,
    average: rows.length === 0 ? null : Math.round((sum / rows.length) * 10) / 10,
    stars,
    words: shown
      .filter(({ good, better }) => good !== '' || better !== '')
      // Stars beside words that have no name would say more than either.
      .map(({ name, good, better, stars: given }) => ({ name, good, better, stars: name === null ? null : given })),
    withheld:
      unnamed.length >= LEAST_UNNAMED ? 0 : unnamed.filter((row) => row.good !== '' || row.better !== '').length,
  };
}
