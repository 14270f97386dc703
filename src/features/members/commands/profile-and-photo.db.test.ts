import { sql } from 'kysely';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import { setReactions } from '@/server/jobs/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { PHOTO_MAX_BYTES } from '../domain/photo-bytes';
import { editProfileInput } from '../members.contract';
import { readMyProfile, readPhoto } from '../members.reads';
import { editProfile, setTimeZone } from './edit-profile';
import { removePhoto, setPhoto } from './set-photo';

setReactions(() => []);
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
  desk = await makeMember(space, 'front_desk', 'Dee');
});

const request = () => newId<'request'>();
const profileOf = (member: ActingMember) =>
  readMyProfile({ personId: member.personId, email: 'nobody@example.test', timeZone: null });
const edit = (member: ActingMember, change: object) =>
  editProfile(
    member,
    editProfileInput.parse({
      operatorId: member.operatorId,
      displayName: member.displayName,
      about: '',
      visibility: 'members',
      requestId: request(),
      ...change,
    }),
  );

/** As a camera makes it: lying on its side, with the place where it was taken. */
const fromCamera = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#c33' } })
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 43/1 0/1' } });

describe('the profile', () => {
  it('is saved once per request, for oneself alone, on one line', async () => {
    const input = {
      displayName: ' Ana\nReis ',
      about: 'Draws.\r\nAlso  maps.',
      visibility: 'staff',
      requestId: request(),
    };
    await Promise.all([edit(ana, input), edit(ana, input)]);
    expect((await profileOf(ana)).profiles).toMatchObject([
      { displayName: 'Ana Reis', about: 'Draws.\nAlso  maps.', visibility: 'staff' },
    ]);
    expect((await profileOf(ben)).profiles).toMatchObject([{ displayName: 'Ben', visibility: 'members' }]);
    expect(() => editProfileInput.parse({ ...input, operatorId: ana.operatorId, displayName: '  ' })).toThrow();
    await edit(ana, { visibility: 'members' });
  });

  it('keeps the time zone with the person', async () => {
    await setTimeZone(ana, 'Australia/Lord_Howe');
    const zone = () =>
      asPerson(ana, async (tx) => {
        const { rows } = await sql<{
          timeZone: string | null;
        }>`select time_zone from auth.find_person(${ana.personId})`.execute(tx);
        return rows[0]?.timeZone;
      });
    expect(await zone()).toBe('Australia/Lord_Howe');
    await setTimeZone(ana, null);
    expect(await zone()).toBeNull();
  });
});

describe('the photo', () => {
  it.each([
    ['jpeg', () => fromCamera().jpeg().toBuffer()],
    ['png', () => fromCamera().png().toBuffer()],
    ['webp', () => fromCamera().webp().toBuffer()],
    [
      'gif',
      () =>
        sharp({ create: { width: 40, height: 90, channels: 3, background: '#3c3' } })
          .gif()
          .toBuffer(),
    ],
  ])('of a %s becomes a small square without what the camera wrote', async (_, make) => {
    const bytes = await make();
    const { photoVersion } = await setPhoto(ana, { requestId: request(), bytes });
    const kept = await readPhoto(ben, ana.memberId);
    expect(kept).toMatchObject({ contentType: 'image/webp', photoVersion });
    const metadata = await sharp(kept?.bytes).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 256, height: 256 });
    for (const secret of [metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]) expect(secret).toBeUndefined();
    expect(kept?.bytes.byteLength).toBeLessThan(200_000);
  });

  it('stands upright, however the camera was held', async () => {
    // Red above, blue below, once turned by a quarter as the file says.
    const half = await sharp({ create: { width: 300, height: 600, channels: 3, background: '#00f' } })
      .png()
      .toBuffer();
    const bytes = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#f00' } })
      .composite([{ input: half, left: 300, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    await setPhoto(ana, { requestId: request(), bytes });
    const kept = await readPhoto(ana, ana.memberId);
    const { data } = await sharp(kept?.bytes).raw().toBuffer({ resolveWithObject: true });
    const redAt = (x: number, y: number) => (data[(y * 256 + x) * 3] ?? 0) > 200;
    expect([redAt(20, 20), redAt(235, 20), redAt(20, 235), redAt(235, 235)]).toEqual([true, true, false, false]);
  });

  it.each([
    ['a text', 'photo.not_a_picture', () => Promise.resolve(Buffer.from('just words, no picture'))],
    [
      'an SVG that asks for a file',
      'photo.not_a_picture',
      () =>
        Promise.resolve(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
        ),
    ],
    ['half a JPEG', 'photo.not_a_picture', async () => (await fromCamera().jpeg().toBuffer()).subarray(0, 60)],
    [
      'a TIFF',
      'photo.not_a_picture',
      () =>
        sharp({ create: { width: 40, height: 40, channels: 3, background: '#000' } })
          .tiff()
          .toBuffer(),
    ],
    [
      'a small file of huge dimensions',
      'photo.too_many_pixels',
      () =>
        sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
          .png()
          .toBuffer(),
    ],
    [
      'more than 5 MB',
      'photo.too_large',
      async () => Buffer.concat([await fromCamera().jpeg().toBuffer(), Buffer.alloc(PHOTO_MAX_BYTES)]),
    ],
  ])('is refused: %s', async (_, code, make) => {
    const before = await readPhoto(ana, ana.memberId);
    await expect(setPhoto(ana, { requestId: request(), bytes: await make() })).rejects.toMatchObject({
      kind: 'invalid',
      code,
    });
    expect((await readPhoto(ana, ana.memberId))?.photoVersion).toBe(before?.photoVersion);
  });

  it('is set once per request, has a new version each time, also after it was taken away', async () => {
    const bytes = await fromCamera().jpeg().toBuffer();
    const requestId = request();
    const [first, again] = await Promise.all([
      setPhoto(ben, { requestId, bytes }),
      setPhoto(ben, { requestId, bytes }),
    ]);
    expect(again).toEqual(first);
    const second = await setPhoto(ben, { requestId: request(), bytes });
    expect(second.photoVersion).toBeGreaterThan(first.photoVersion);
    await removePhoto(ben, { operatorId: ben.operatorId, requestId: request() });
    expect(await readPhoto(ana, ben.memberId)).toBeNull();
    expect((await profileOf(ben)).profiles).toMatchObject([{ photoVersion: 0 }]);
  });

  it('shows to whom the member shows: staff always, members as they wish, visitors and other operators never', async () => {
    await setPhoto(ana, { requestId: request(), bytes: await fromCamera().jpeg().toBuffer() });
    const visitor = await makeMember(space, 'visitor');
    const stranger = await makeMember(await makeSpace(), 'owner');
    const seen = async () => {
      const rows = await Promise.all([ana, ben, desk, visitor, stranger].map((who) => readPhoto(who, ana.memberId)));
      return rows.map(Boolean);
    };
    expect(await seen()).toEqual([true, true, true, false, false]);
    await edit(ana, { visibility: 'staff' });
    expect(await seen()).toEqual([true, false, true, false, false]);
    await inOperator(space, (tx) =>
      sql`update members set visibility = 'members', status = 'removed' where id = ${ana.memberId}`.execute(tx),
    );
    expect((await seen()).slice(1)).toEqual([false, true, false, false]);
  });
});
