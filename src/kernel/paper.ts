/** A column of a table: how wide beside the others, and whether its words stand at the right. */
export type PaperColumn = { readonly head: string; readonly share: number; readonly right?: boolean };

/** A letter with a table in it, as it is printed: what an invoice or a statement says, apart from how it is drawn. */
export type Paper = {
  readonly title: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Under the table, at the right; the last is the one that counts. */
  readonly sums: readonly (readonly [label: string, value: string])[];
  readonly notes: readonly string[];
  /** Of the paper, not of the moment when it is drawn: the same paper is the same file. */
  readonly madeAt: Date;
};
