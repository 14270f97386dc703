/** What becomes of one row of a list that somebody brings along. */
export type PreviewRow = {
  /** As a spreadsheet counts: the line with the names of the columns is 1. */
  readonly line: number;
  /** What it is about, to recognise it by. */
  readonly title: string;
  /** What would be written, in a few words. */
  readonly says: string;
  /** Why it cannot be taken, in words that follow "Row 4:"; none where it can. */
  readonly problems: readonly string[];
  /** What else follows from it, in words. */
  readonly notes: readonly string[];
};

/** A list before it is taken, or as it was taken. */
export type TablePreview = {
  readonly rows: readonly PreviewRow[];
  /** Columns that mean nothing here and are left out. */
  readonly unknownColumns: readonly string[];
  /** How many rows were taken; 0 for a mere look. */
  readonly taken: number;
};
