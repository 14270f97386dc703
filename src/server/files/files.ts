import { env } from '@/server/env';
import { openDiskStore } from './disk-store';
import type { FileStore } from './file-store';

const holder = globalThis as { __coworkflowFiles?: Promise<FileStore> };

/** The store of this installation: a folder, or a bucket where the variables name one. */
export function files(): Promise<FileStore> {
  return (holder.__coworkflowFiles ??= open());
}

async function open(): Promise<FileStore> {
  const { FILES_DIR, S3_BUCKET } = env();
  if (!S3_BUCKET) return openDiskStore(FILES_DIR);
  // The library for it is large, and most installations have a folder.
  const { openS3Store } = await import('./s3-store');
  return openS3Store({ ...env(), S3_BUCKET });
}
