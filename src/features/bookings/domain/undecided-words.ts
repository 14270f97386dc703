/** "3 dates of Desk 4, every Monday, are not free: they want you". */
export const undecidedWords = ({
  dates,
  resourceName,
  words,
}: {
  readonly dates: number;
  readonly resourceName: string;
  readonly words: string;
}): string =>
  dates === 1
    ? `1 date of ${resourceName}, ${words}, is not free: it wants you`
    : `${dates} dates of ${resourceName}, ${words}, are not free: they want you`;
