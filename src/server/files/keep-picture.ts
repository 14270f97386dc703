import { createHash } from 'node:crypto';
import type { OperatorId, RequestId } from '@/kernel/ids';
import { fileOf, PICTURE_WIDTHS, type PictureSize } from '@/kernel/picture-files';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { jobsFor } from '@/server/jobs/reactions';
import type { FileFact } from './file-facts';
import { files } from './files';
import { preparePicture } from './prepare-picture';

export type KeptPicture = {
  readonly fileKey: string;
  /** Of the bytes that were sent: what makes a request the same. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
};

type Sent = { readonly requestId: RequestId; readonly bytes: Uint8Array };

/**
 * Writes the two sizes of a picture, before the row that shows them and outside of any transaction; a job that was promised before looks an hour later
 * whether a row does, and clears up where none did. The same request with the same picture writes the same files once more, and does no harm.
 *
 * @throws DomainError as `preparePicture`
 */
export async function keepPicture(
  operatorId: OperatorId,
  folder: string,
  { requestId, bytes }: Sent,
): Promise<KeptPicture> {
  const { large, small, width, height } = await preparePicture(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fileKey = `${operatorId}/${folder}/${requestId}-${sha256.slice(0, 16)}`;
  const written: FileFact = { type: 'file.written', operatorId, fileKey };
  await inOperator({ operatorId }, (tx) => enqueueJobs(tx, jobsFor([written])));
  const store = await files();
  await Promise.all([
    store.put(fileOf(fileKey, 'large'), large, 'image/webp'),
    store.put(fileOf(fileKey, 'small'), small, 'image/webp'),
  ]);
  return { fileKey, sha256, width, height };
}

/** Whether any row of a room still shows a file. */
export type IsShown = (tx: OperatorTx, fileKey: string) => Promise<boolean>;

/** Forgets the files of a picture that nobody shows: it was taken away, or never came to be. Answers whether they went. */
export async function clearPicture(
  what: { readonly operatorId: OperatorId; readonly fileKey: string },
  shownBy: readonly IsShown[],
): Promise<boolean> {
  const shown = await inOperator(what, async (tx) => {
    for (const isShown of shownBy) if (await isShown(tx, what.fileKey)) return true;
    return false;
  });
  if (shown) return false;
  const store = await files();
  for (const size of Object.keys(PICTURE_WIDTHS) as PictureSize[]) await store.remove(fileOf(what.fileKey, size));
  return true;
}
