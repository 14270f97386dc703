import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskStore } from './disk-store';
import type { FileStore } from './file-store';
import { openS3Store } from './s3-store';
import { startS3 } from './testing-s3';

const folder = mkdtempSync(join(tmpdir(), 'coworkflow-files-'));
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3({ id: 'key-id', secret: 'key-secret' });
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const bucket = (secret = 'key-secret') =>
  openS3Store({
    S3_BUCKET: 'photos',
    S3_ENDPOINT: s3.url,
    S3_REGION: 'eu-central-1',
    S3_ACCESS_KEY_ID: 'key-id',
    S3_SECRET_ACCESS_KEY: secret,
    S3_FORCE_PATH_STYLE: true,
  });

describe.each<[string, () => FileStore]>([
  ['a folder', () => openDiskStore(join(folder, 'not-there-yet'))],
  ['a bucket', bucket],
])('files in %s', (_, open) => {
  const bytes = Uint8Array.from({ length: 70_000 }, (__, n) => n % 251);

  it('come back as they went in, and are gone when removed, as often as one likes', async () => {
    const store = open();
    expect(await store.get('op/one.webp')).toBeNull();
    await store.put('op/one.webp', bytes, 'image/webp');
    await store.put('op/one.webp', bytes, 'image/webp');
    await store.put('op/two.webp', bytes.subarray(0, 1), 'image/webp');
    expect(Buffer.from((await store.get('op/one.webp'))!).equals(Buffer.from(bytes))).toBe(true);
    await store.remove('op/one.webp');
    await store.remove('op/one.webp');
    expect(await store.get('op/one.webp')).toBeNull();
    expect(await store.get('op/two.webp')).toHaveLength(1);
  });

  it.each(['../secrets', '/etc/passwd', 'op/../../x', 'op//x', 'op/.hidden', '', 'a\0b', 'op\\x', 'x'.repeat(400)])(
    'have no key %j',
    async (key) => {
      const store = open();
      for (const use of [() => store.put(key, bytes, 'x/y'), () => store.get(key), () => store.remove(key)])
        await expect((async () => use())()).rejects.toThrow('no key');
    },
  );
});

it('a folder keeps no half-written files', async () => {
  const store = openDiskStore(folder);
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => store.put('op/x.webp', new Uint8Array(90_000).fill(n), 'x/y')),
  );
  const kept = (await store.get('op/x.webp'))!;
  expect(new Set(kept).size).toBe(1);
  expect(readdirSync(join(folder, 'op'))).toEqual(['x.webp']);
});

describe('a bucket', () => {
  it('is asked by path, says what a file is, and is asked again when it is busy', async () => {
    s3.trouble.next = 2;
    await bucket().put('op/three.webp', Uint8Array.of(1, 2), 'image/webp');
    expect(s3.seen.slice(-3)).toEqual(Array(3).fill('PUT /photos/op/three.webp'));
    expect(s3.kept.get('/photos/op/three.webp')?.contentType).toBe('image/webp');
  });

  it('that refuses the key is an error, not a missing file', async () => {
    await expect(bucket('another').get('op/three.webp')).rejects.toThrow('SignatureDoesNotMatch');
  });
});
