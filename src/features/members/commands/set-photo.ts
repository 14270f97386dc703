import { createHash } from 'node:crypto';
import type { ActingMember } from '@/kernel/acting-member';
import type { RequestId } from '@/kernel/ids';
import { notAPicture, openPicture } from '@/server/files/prepare-picture';
import { once } from '@/server/requests/once';
import { PHOTO_MAX_BYTES } from '../domain/photo-bytes';
import type { PhotoAnswer, RemovePhotoInput } from '../members.contract';
import { memberError } from '../members.errors';
import { deletePhoto, upsertPhoto } from '../sql/photo-writes';

const SIDE = 256;
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
  const picture = await openPicture(bytes);
  const portrait = await picture
    .resize(SIDE, SIDE, { fit: 'cover' })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(notAPicture);
  if (portrait.byteLength > KEPT_BYTES) throw memberError('photo.too_large');
  return portrait;
}
