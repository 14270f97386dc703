import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { ActingMember } from '@/kernel/acting-member';
import type { RequestId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import { PHOTO_MAX_BYTES, pictureKindOf } from '../domain/picture-kind';
import type { PhotoAnswer, RemovePhotoInput } from '../members.contract';
import { memberError } from '../members.errors';
import { deletePhoto, upsertPhoto } from '../sql/photo-writes';

const SIDE = 256;
/** More than any phone's camera makes; a small file that unpacks to more is no portrait. */
const MAX_PIXELS = 100_000_000;
const KEPT_BYTES = 200_000;

/**
 * "This is what I look like": cuts the picture to a square of 256 pixels around its middle and keeps that alone, upright and without where
 * and when it was taken.
 *
 * @throws DomainError `photo.too_large`, `photo.not_a_picture`, `photo.too_many_pixels`
 */
export async function setPhoto(
  member: ActingMember,
  input: { readonly requestId: RequestId; readonly bytes: Uint8Array },
): Promise<PhotoAnswer> {
  const { requestId, bytes } = input;
  const portrait = await portraitOf(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return once(member, { requestId, command: 'set-photo', input: { sha256 } }, async (tx) => ({
    answer: { photoVersion: await upsertPhoto(tx, member.memberId, portrait) },
    audit: [{ action: 'member.photo_set', subjectKind: 'member', subjectId: member.memberId }],
    facts: [],
  }));
}

/** "Take my picture away": initials stand in its place again. */
export function removePhoto(member: ActingMember, input: RemovePhotoInput): Promise<PhotoAnswer> {
  return once(member, { requestId: input.requestId, command: 'remove-photo', input }, async (tx) => {
    await deletePhoto(tx, member.memberId);
    return {
      answer: { photoVersion: 0 },
      audit: [{ action: 'member.photo_removed', subjectKind: 'member', subjectId: member.memberId }],
      facts: [],
    };
  });
}

async function portraitOf(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.byteLength > PHOTO_MAX_BYTES) throw memberError('photo.too_large');
  // Only what begins like a photograph reaches the decoder: no SVG with its references, no PDF.
  if (!pictureKindOf(bytes)) throw memberError('photo.not_a_picture');
  const { width, height } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw memberError('photo.not_a_picture');
    });
  if (width * height > MAX_PIXELS) throw memberError('photo.too_many_pixels');
  // One frame alone, turned as the camera says; the encoder writes no metadata unless asked to.
  const portrait = await sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1 })
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'cover' })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => {
      throw memberError('photo.not_a_picture');
    });
  if (portrait.byteLength > KEPT_BYTES) throw memberError('photo.too_large');
  return portrait;
}
