import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duplicateResource } from '@/features/resources/commands/duplicate-resource';
import { addPhoto, describePhoto, orderPhotos, removePhoto } from '@/features/resources/commands/keep-photos';
import { retireResource } from '@/features/resources/commands/retire-resource';
import { PHOTOS_MOST } from '@/features/resources/resources.contract';
import { makeScene, requestId, seen, type Scene } from '@/features/resources/testing-resources';
import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import { PICTURE_MAX_BYTES } from '@/kernel/picture-files';
import { sessionCookieName } from '@/server/auth/session-cookie';
import { signSession } from '@/server/auth/session-token';
import { asPerson, inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { asOwner } from '@/testing/as-owner';
import { makeResource } from '@/testing/makers';
import { clearFile } from './clear-file';
import { receiveResourcePhoto, serveResourcePhoto } from './resource-photo-routes';

Object.assign(process.env, { LOG_LEVEL: 'silent', RATE_LIMIT_WRITES_PER_MINUTE: '100000' });

let scene: Scene;
let desk: ResourceId;
beforeAll(async () => {
  scene = await makeScene();
  desk = await makeResource(scene.space, { name: 'Desk 1' });
});
afterAll(closeLimits);

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c33' } });
/** As a camera makes it: lying on its side, with the place where it was taken. */
const fromCamera = (width = 2400, height = 1600) =>
  plain(width, height)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 43/1 0/1' } })
    .jpeg()
    .toBuffer();

async function cookieOf(who: ActingMember | null): Promise<Record<string, string>> {
  if (!who) return {};
  const { rows } = await asPerson(who, (tx) =>
    sql<{ version: number }>`select session_version as version from auth.find_person(${who.personId})`.execute(tx),
  );
  const { token } = await signSession({ personId: who.personId, version: rows[0]!.version }, 'browser');
  return { cookie: `${sessionCookieName()}=${token}` };
}
const SAME_SITE = { 'x-coworkflow': '1', origin: 'http://localhost:3000' };
const send = async (who: ActingMember | null, bytes: Uint8Array, headers: Record<string, string> = SAME_SITE) =>
  receiveResourcePhoto(
    new Request('http://localhost:3000/x', {
      method: 'POST',
      headers: { ...headers, ...(await cookieOf(who)), 'x-request-id': requestId() },
      body: Buffer.from(bytes),
    }),
    { space: scene.space.spaceId, resource: desk },
  );
const get = async (who: ActingMember | null, photo: string, size = 'large') =>
  serveResourcePhoto(new Request(`http://localhost:3000/x?size=${size}`, { headers: await cookieOf(who) }), {
    operator: scene.space.operatorId,
    photo,
  });
const add = (bytes: Uint8Array, id = requestId(), resourceId = desk, who = scene.owner) =>
  addPhoto(who, { spaceId: scene.space.spaceId, resourceId, requestId: id, bytes });
const inSpace = () => ({ spaceId: scene.space.spaceId, requestId: requestId() });
const keyOf = async (photoId: string) => {
  const { rows } = await inOperator(scene.space, (tx) =>
    sql<{ fileKey: string }>`select file_key from resource_photos where id = ${photoId}`.execute(tx),
  );
  return rows[0]!.fileKey;
};
const filesKept = async () =>
  (await readdir(process.env.FILES_DIR!, { recursive: true })).filter((name) => name.endsWith('.webp')).length;
const setListed = (listed: boolean) =>
  inOperator(scene.space, (tx) =>
    sql`update spaces set listed = ${listed} where id = ${scene.space.spaceId}`.execute(tx),
  );

describe('a photo that is sent', () => {
  it('is kept upright in two sizes, without what the camera wrote', async () => {
    const answer = await send(scene.owner, await fromCamera());
    expect(answer.status).toBe(200);
    const photo = (await answer.json()) as { id: string; width: number; height: number };
    expect(photo).toMatchObject({ width: 1600, height: 2400 });
    for (const [size, width] of [
      ['large', 1600],
      ['small', 480],
    ] as const) {
      const shown = await get(null, photo.id, size);
      expect(shown.headers.get('content-type')).toBe('image/webp');
      const metadata = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
      expect(metadata).toMatchObject({ format: 'webp', width });
      for (const secret of [metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]) expect(secret).toBeUndefined();
    }
  });

  it('is not blown up, and is added once per request', async () => {
    const room = await makeResource(scene.space);
    const bytes = await plain(300, 200).png().toBuffer();
    const id = requestId();
    const [first, again] = await Promise.all([add(bytes, id, room), add(bytes, id, room)]);
    expect(again).toEqual(first);
    expect(first).toMatchObject({ width: 300, height: 200 });
    expect((await seen(scene.owner, scene.space, room)).photos).toHaveLength(1);
    await expect(add(await fromCamera(), id, room)).rejects.toMatchObject({ code: 'request.reused' });
  });

  it.each<[string, string, () => Promise<Uint8Array>]>([
    ['words', 'photo.not_a_picture', () => Promise.resolve(Buffer.from('just words'))],
    ['nothing', 'photo.not_a_picture', () => Promise.resolve(Buffer.alloc(0))],
    [
      'an SVG',
      'photo.not_a_picture',
      () =>
        Promise.resolve(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
        ),
    ],
    ['a PDF', 'photo.not_a_picture', () => Promise.resolve(Buffer.from('%PDF-1.7 not a picture'))],
    ['a TIFF', 'photo.not_a_picture', () => plain(40, 40).tiff().toBuffer()],
    ['half a JPEG', 'photo.not_a_picture', async () => (await fromCamera()).subarray(0, 80)],
    ['huge dimensions', 'photo.too_many_pixels', () => plain(12_000, 12_000).png().toBuffer()],
    ['more than 12 MB', 'picture.too_large', () => Promise.resolve(Buffer.alloc(PICTURE_MAX_BYTES + 1))],
  ])('is refused for what it is: %s', async (_, code, make) => {
    const before = await filesKept();
    const answer = await send(scene.owner, await make());
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code });
    expect(await filesKept()).toBe(before);
  });

  it('is taken from owners and managers, from this site', async () => {
    const bytes = await plain(50, 50).png().toBuffer();
    const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code ?? 'ok';
    expect(await codeOf(await send(scene.manager, bytes))).toBe('ok');
    expect(await codeOf(await send(scene.desk, bytes))).toBe('auth.not_allowed');
    expect(await codeOf(await send(scene.member, bytes))).toBe('auth.not_allowed');
    expect(await codeOf(await send(scene.stranger, bytes))).toBe('space.not_found');
    expect(await codeOf(await send(null, bytes))).toBe('auth.sign_in_needed');
    expect(await codeOf(await send(scene.owner, bytes, {}))).toBe('request.cross_site');
  });
});

describe('who sees it', () => {
  it('anybody where the space is listed, members alone where it is not or the desk is retired', async () => {
    const { id } = await add(await plain(50, 50).png().toBuffer());
    const status = async () =>
      Promise.all([null, scene.stranger, scene.member].map(async (who) => (await get(who, id)).status));
    expect(await status()).toEqual([200, 200, 200]);
    expect((await get(null, id)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    await setListed(false);
    expect(await status()).toEqual([401, 404, 200]);
    expect((await get(scene.member, id)).headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    await setListed(true);
    const room = await makeResource(scene.space);
    const old = await add(await plain(50, 50).png().toBuffer(), requestId(), room);
    await retireResource(scene.owner, { ...inSpace(), resourceId: room });
    expect((await get(null, old.id)).status).toBe(401);
    expect((await get(scene.member, old.id)).status).toBe(200);
  });

  it('nobody what is no photo', async () => {
    for (const id of ['../../etc/passwd', 'x', requestId()]) expect((await get(scene.member, id)).status).toBe(404);
  });
});

describe('photos of a room', () => {
  it('are described, put in order and taken away; the files go by a job, once nobody shows them', async () => {
    const room = await makeResource(scene.space, { name: 'Anchor' });
    const bytes = await plain(60, 40).png().toBuffer();
    const first = await add(bytes, requestId(), room);
    const second = await add(bytes, requestId(), room);
    const photoId = first.id;
    await describePhoto(scene.owner, { ...inSpace(), photoId, alt: 'The window' });
    await orderPhotos(scene.owner, { ...inSpace(), resourceId: room, photoIds: [second.id, first.id] });
    const photos = async (id = room) => (await seen(scene.owner, scene.space, id)).photos.map((one) => one.id);
    expect(await photos()).toEqual([second.id, first.id]);
    expect((await seen(scene.owner, scene.space, room)).photos[1]).toMatchObject({ alt: 'The window' });
    await expect(
      orderPhotos(scene.owner, { ...inSpace(), resourceId: room, photoIds: [first.id] }),
    ).rejects.toMatchObject({ code: 'resources.list_changed' });

    const copy = await duplicateResource(scene.owner, { ...inSpace(), resourceId: room });
    const shared = { operatorId: scene.space.operatorId, fileKey: await keyOf(photoId) };
    await removePhoto(scene.owner, { ...inSpace(), photoId });
    expect(await photos()).toEqual([second.id]);
    expect(await clearFile(shared)).toBe(false);
    const [, copied] = await photos(copy.resourceId);
    expect((await get(null, copied!)).status).toBe(200);
    await removePhoto(scene.owner, { ...inSpace(), photoId: copied! });
    const before = await filesKept();
    expect(await clearFile(shared)).toBe(true);
    expect(await clearFile(shared)).toBe(true);
    expect(await filesKept()).toBe(before - 2);
    const jobs = await asOwner<{ late: boolean }>(
      `select run_at <= now() as late from graphile_worker.jobs where task_identifier = 'clear-file'`,
    );
    expect(jobs.filter((job) => job.late)).toHaveLength(2);
    expect(jobs.filter((job) => !job.late).length).toBeGreaterThan(2);
  });

  it('are refused to others, and are at most a dozen', async () => {
    const room = await makeResource(scene.space);
    const bytes = await plain(20, 20).png().toBuffer();
    for (let n = 0; n < PHOTOS_MOST; n++) await add(bytes, requestId(), room);
    await expect(add(bytes, requestId(), room)).rejects.toMatchObject({ code: 'resource.too_many_photos' });
    const photoId = (await seen(scene.owner, scene.space, room)).photos[0]!.id;
    for (const who of [scene.desk, scene.member]) {
      await expect(removePhoto(who, { ...inSpace(), photoId })).rejects.toMatchObject({ code: 'auth.not_allowed' });
      await expect(describePhoto(who, { ...inSpace(), photoId, alt: 'x' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
    await expect(removePhoto(scene.stranger, { ...inSpace(), photoId })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(
      addPhoto(scene.owner, { ...inSpace(), resourceId: requestId() as unknown as ResourceId, bytes }),
    ).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});
