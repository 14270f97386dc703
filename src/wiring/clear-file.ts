import { isCoverFileShown } from '@/features/events/sql/cover-writes';
import { isFileShown } from '@/features/resources/sql/photo-writes';
import type { OperatorId } from '@/kernel/ids';
import { clearPicture } from '@/server/files/keep-picture';

/** Every room whose rows show files. */
const SHOWN_BY = [isFileShown, isCoverFileShown];

/** The files of a picture, once no room shows it. Answers whether they went. */
export const clearFile = (what: { readonly operatorId: OperatorId; readonly fileKey: string }): Promise<boolean> =>
  clearPicture(what, SHOWN_BY);
