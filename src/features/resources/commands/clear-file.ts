import type { OperatorId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { files } from '@/server/files/files';
import { fileOf, PHOTO_WIDTHS, type PhotoSize } from '../domain/photo-files';
import { isFileShown } from '../sql/photo-writes';

/** Forgets the files of a photo that nobody shows: it was taken away, or never came to be. Answers whether they went. */
export async function clearFile(what: { readonly operatorId: OperatorId; readonly fileKey: string }): Promise<boolean> {
  if (await inOperator(what, (tx) => isFileShown(tx, what.fileKey))) return false;
  const store = await files();
  for (const size of Object.keys(PHOTO_WIDTHS) as PhotoSize[]) await store.remove(fileOf(what.fileKey, size));
  return true;
}
