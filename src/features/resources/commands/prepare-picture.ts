import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { memberError } from '@/features/members/members.errors';
import { PHOTO_WIDTHS, RESOURCE_PHOTO_MAX_BYTES, type PhotoSize } from '../domain/photo-files';
import { resourceError } from '../resources.errors';

/** More than any phone's camera makes; a small file that unpacks to more is no photo. */
const MAX_PIXELS = 100_000_000;
const OPENED = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

export type Picture = Readonly<Record<PhotoSize, Buffer>> & { readonly width: number; readonly height: number };

/**
 * Two sizes of a picture as WebP, upright and without what the camera wrote into it. What it is, is read from its bytes before any decoder sees
 * them; its name and its sender are not asked. Width and height are those of the large one, in pixels.
 *
 * @throws DomainError `resource.photo_too_large`, `photo.not_a_picture`, `photo.too_many_pixels`
 */
export async function preparePicture(bytes: Uint8Array): Promise<Picture> {
  if (bytes.byteLength > RESOURCE_PHOTO_MAX_BYTES) throw resourceError('resource.photo_too_large');
  const kind = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!kind || !OPENED.has(kind.mime)) throw memberError('photo.not_a_picture');
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(notAPicture);
  if (width * height > MAX_PIXELS) throw memberError('photo.too_many_pixels');
  const [large, small] = await Promise.all([sized(bytes, PHOTO_WIDTHS.large), sized(bytes, PHOTO_WIDTHS.small)]);
  return { large: large.data, small: small.data, width: large.info.width, height: large.info.height };
}

/** One frame alone, turned as the camera says; the encoder writes no metadata unless asked to. */
const sized = (bytes: Uint8Array, width: number) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1 })
    .autoOrient()
    // A tower of a picture is held by its height: nothing grows out of the page.
    .resize({ width, height: width * 2, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
    .catch(notAPicture);

function notAPicture(): never {
  throw memberError('photo.not_a_picture');
}
