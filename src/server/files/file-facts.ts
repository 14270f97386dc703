import type { OperatorId } from '@/kernel/ids';

type About = { readonly operatorId: OperatorId; readonly fileKey: string };

/** What is announced about files, by whichever room shows them. */
export type FileFact =
  /** A file is being written whose row may yet be refused. */
  | ({ readonly type: 'file.written' } & About)
  /** A row that showed this file is gone. */
  | ({ readonly type: 'file.left' } & About);
