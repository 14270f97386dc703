import { findPhotoInFile } from '@/features/event-talk/sql/photo-writes';
import { isCoverFileShown } from '@/features/events/sql/cover-writes';
import { isFileShown } from '@/features/resources/sql/photo-writes';
import type { OperatorId } from '@/kernel/ids';
import { clearPicture, type IsShown } from '@/server/files/keep-picture';

/** Every room whose rows show files. */
const SHOWN_BY: readonly IsShown[] = [
  isFileShown,
  isCoverFileShown,
  async (tx, fileKey) => (await findPhotoInFile(tx, fileKey)) !== null,
];

/** The files of a picture, once no room shows it. Answers whether they went. */
export const clearFile = (what: { readonly operatorId: OperatorId; readonly fileKey: string }): Promise<boolean> =>
  clearPicture(what, SHOWN_BY);
